/** Calls of, and with, what only pretends to be a library's: mocks and casts. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { ModelledTypes } from './modelled-types.js';
import { isOfMockedModule, isPretence, mockedTypeOf } from './pretences.js';
import { unwrap } from './syntax.js';

/** Tells calls apart that a model must not be believed of. */
export class PretendedCalls {
  readonly #checker: TS.TypeChecker;
  readonly #modelled: ModelledTypes;

  constructor(checker: TS.TypeChecker, modelled: ModelledTypes) {
    this.#checker = checker;
    this.#modelled = modelled;
  }

  /** `pool.connect()` where the pool is one by its type alone. */
  isOfPretence(node: TS.CallExpression | TS.NewExpression): boolean {
    const callee = unwrap(node.expression);
    return isOfMockedModule(callee, this.#checker) || (ts.isPropertyAccessExpression(callee) && this.#isPretended(callee.expression));
  }

  /** True if what a call does is not what its function does: a mock stands for that, or for what it is given, itself or in an object. */
  isPretence(node: TS.CallExpression | TS.NewExpression): boolean {
    return this.isOfPretence(node) || this.#takesPretence(node);
  }

  #takesPretence({ arguments: args }: TS.CallExpression | TS.NewExpression): boolean {
    const isTaken = (value: TS.Expression): boolean => {
      const node = unwrap(value);
      if (!ts.isObjectLiteralExpression(node)) return false;
      return node.properties.some((property) => (ts.isPropertyAssignment(property) ? this.#isPretended(property.initializer) : ts.isShorthandPropertyAssignment(property) && this.#isPretended(property.name)));
    };
    return args?.some((argument) => this.#isPretended(argument) || isTaken(argument)) ?? false;
  }

  /** True of a pretence that stands for something of a library, by its own type or by what is expected there. */
  #isPretended(value: TS.Expression): boolean {
    if (!isPretence(value, this.#checker)) return false;
    const mocked = mockedTypeOf(value, this.#checker);
    const expected = this.#checker.getContextualType(value);
    const types = [mocked ? this.#checker.getTypeFromTypeNode(mocked) : this.#checker.getTypeAtLocation(value), ...(expected ? [expected] : [])];
    return types.some((type) => this.#modelled.behind(type) !== undefined);
  }
}
