/** Calls that are told by an option which connection to work on: `sequelize.query(sql, { transaction })`. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type ClassifiedCall, type Classifier } from '../types/index.js';
import type { Lowering } from './context.js';

/** What a call says of its connection. */
export type NamedConnection =
  /** Nothing: the pool chooses one. */
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly connection: Variable }
  /** Its options are not written out: they name one where what they hold under that name is there. */
  | { readonly kind: 'unknown'; readonly connection: Variable };

const NONE: NamedConnection = { kind: 'none' };

/** The connection that the options of a call name. */
export function namedConnection(l: Lowering, node: TS.CallExpression, call: ClassifiedCall, args: readonly (Variable | undefined)[]): NamedConnection {
  const written = writtenConnection(node, call, l.program.classifier);
  const object = call.model.options && args[call.model.options.argument];
  if (written === 'none' || object === undefined) return NONE;
  const connection = l.graph.variable();
  l.graph.emit({ op: 'load', dest: connection, object, field: written.option, foreign: false });
  return { kind: written.kind, connection };
}

/** The option of a call that names a connection, as it is written: `sequelize.query(sql, { transaction })`. */
export function writtenConnection(node: TS.CallExpression, { model }: ClassifiedCall, classifier: Classifier): 'none' | { readonly kind: 'named' | 'unknown'; readonly option: string } {
  if (!model.options) return 'none';
  const { argument, schema } = model.options;
  const names = Object.entries(classifier.index.optionsOf(schema)?.options ?? {}).flatMap(([name, option]) => (option.connection ? [name] : []));
  const written = node.arguments[argument];
  const [usual] = names;
  if (usual === undefined || !written) return 'none';
  const unknown = { kind: 'unknown', option: usual } as const;
  const literal = unwrap(written);
  if (!ts.isObjectLiteralExpression(literal)) return isNothing(literal) ? 'none' : unknown;
  const named = literal.properties.find((property) => property.name && ts.isIdentifier(property.name) && names.includes(property.name.text));
  if (!named?.name || !ts.isIdentifier(named.name)) return literal.properties.some(ts.isSpreadAssignment) ? unknown : 'none';
  return ts.isPropertyAssignment(named) && isNothing(unwrap(named.initializer)) ? 'none' : { kind: 'named', option: named.name.text };
}

function isNothing(node: TS.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}
