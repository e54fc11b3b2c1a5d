import type TS from 'typescript';
import type { Test, Variable } from '../ir/index.js';
import { isObjectOrNothing } from '../types/index.js';
import type { Lowering } from './context.js';

/** Asks whether the value of an expression is null or undefined. */
export function isNothingTest(l: Lowering, node: TS.Expression, value: Variable): Test {
  return { kind: 'nullish', value, elseObject: isObjectOrNothing(l.program.classifier.checker.getTypeAtLocation(node)) };
}
