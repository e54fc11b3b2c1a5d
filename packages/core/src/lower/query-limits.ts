/** Whether code limits the time of queries by other means than a pool's options. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { descendantsOf, unwrap } from '../types/index.js';
import { keeperOf, namesOf } from './keepers.js';
import { BOUND_LIMIT } from './refused-limits.js';

/** `SET statement_timeout = …`, `SELECT set_config('statement_timeout', …)`, `ALTER ROLE web SET statement_timeout = …`; MariaDB and MySQL have names of their own. */
const LIMITING_SQL = /\b(?:set|set_config|alter)\b[^;]{0,120}\b(?:statement_timeout|max_statement_time|max_execution_time)\b/i;

/** True if a text has SQL that limits queries, other than what the server refuses. */
function setsLimit(text: string): boolean {
  return LIMITING_SQL.test(text.replaceAll(BOUND_LIMIT, ''));
}

/** Code that talks to each new connection of a pool. */
const CONNECT_LISTENER = /\.(?:on|once|addListener)\(\s*['"`]connect['"`]/;

/**
 * True if the construction's file limits queries by SQL, by the library's defaults or query by query, or if a new
 * connection is handed to code that may: to an imported function, or to a listener in another file that names the pool and a limit.
 */
export function limitsQueries(
  construction: TS.NewExpression | TS.CallExpression,
  files: readonly TS.SourceFile[],
  checker: TS.TypeChecker,
): boolean {
  const keeper = keeperOf(construction, checker);
  if (keeper && namesOf(keeper, limitingFiles(files), checker).length > 0) return true;
  return limitsByItself(construction.getSourceFile());
}

const limitingFilesOf = new WeakMap<readonly TS.SourceFile[], readonly TS.SourceFile[]>();

function limitingFiles(files: readonly TS.SourceFile[]): readonly TS.SourceFile[] {
  const limiting = limitingFilesOf.get(files) ?? files.filter(({ text }) => CONNECT_LISTENER.test(text) && setsLimit(text));
  limitingFilesOf.set(files, limiting);
  return limiting;
}

const limitingByThemselves = new WeakMap<TS.SourceFile, boolean>();

function limitsByItself(file: TS.SourceFile): boolean {
  const known = limitingByThemselves.get(file) ?? someDescendant(file, limits);
  limitingByThemselves.set(file, known);
  return known;
}

function someDescendant(root: TS.Node, test: (node: TS.Node) => boolean): boolean {
  for (const node of descendantsOf(root)) if (test(node)) return true;
  return false;
}

function limits(node: TS.Node): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return setsLimit(node.getText());
  if (ts.isBinaryExpression(node)) return isDefault(node.left);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  switch (node.expression.name.text) {
    case 'query':
      return node.arguments.some((argument) => ts.isObjectLiteralExpression(argument) && argument.properties.some(isLimit));
    case 'on':
    case 'once':
    case 'addListener':
      return /^['"`]connect/.test(node.arguments[0]?.getText() ?? '') && isImported(node.arguments[1]);
    default:
      return false;
  }
}

function isLimit(property: TS.ObjectLiteralElementLike): boolean {
  return property.name !== undefined && LIMITS.has(property.name.getText());
}

const LIMITS: ReadonlySet<string> = new Set(['query_timeout', 'statement_timeout']);

/** `pg.defaults.statement_timeout = …`. */
function isDefault(left: TS.Expression): boolean {
  return ts.isPropertyAccessExpression(left) && LIMITS.has(left.name.text) && /\bdefaults$/.test(left.expression.getText());
}

/** True if the function's text is not in the file that hands it over. */
function isImported(listener: TS.Expression | undefined): boolean {
  if (!listener) return false;
  const value = unwrap(listener);
  if (!ts.isIdentifier(value)) return !ts.isArrowFunction(value) && !ts.isFunctionExpression(value);
  const { statements } = value.getSourceFile();
  return !statements.some((statement) =>
    (ts.isFunctionDeclaration(statement) && statement.name?.text === value.text) ||
    (ts.isVariableStatement(statement) && statement.declarationList.declarations.some(({ name }) => name.getText() === value.text)));
}
