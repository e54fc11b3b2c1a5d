/** Calls that are told by an option which connection to work on: `sequelize.query(sql, { transaction })`. */
import type TS from 'typescript';
import type { Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap, type ClassifiedCall } from '../types/index.js';
import type { Lowering } from './context.js';

/** What a call says of its connection. */
export type NamedConnection =
  /** Nothing: the pool chooses one. */
  | { readonly kind: 'none' }
  | { readonly kind: 'named'; readonly connection: Variable }
  /** Its options are not written out, and may name one. */
  | { readonly kind: 'unknown' };

const NONE: NamedConnection = { kind: 'none' };
const UNKNOWN: NamedConnection = { kind: 'unknown' };

/** The connection that the options of a call name. */
export function namedConnection(l: Lowering, node: TS.CallExpression, { model }: ClassifiedCall, args: readonly (Variable | undefined)[]): NamedConnection {
  if (!model.options) return NONE;
  const { argument, schema } = model.options;
  const names = Object.entries(l.program.classifier.index.optionsOf(schema)?.options ?? {}).flatMap(([name, option]) => (option.connection ? [name] : []));
  const written = node.arguments[argument];
  const object = args[argument];
  if (names.length === 0 || !written || object === undefined) return NONE;
  const literal = unwrap(written);
  if (!ts.isObjectLiteralExpression(literal)) return isNothing(literal) ? NONE : UNKNOWN;
  const named = literal.properties.find((property) => property.name && ts.isIdentifier(property.name) && names.includes(property.name.text));
  if (!named) return literal.properties.some(ts.isSpreadAssignment) ? UNKNOWN : NONE;
  if (ts.isPropertyAssignment(named) && isNothing(unwrap(named.initializer))) return NONE;
  const connection = l.graph.variable();
  l.graph.emit({ op: 'load', dest: connection, object, field: named.name && ts.isIdentifier(named.name) ? named.name.text : '', foreign: false });
  return { kind: 'named', connection };
}

function isNothing(node: TS.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}
