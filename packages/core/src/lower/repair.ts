/** How to mend a leak at its acquire call: the rest of the block moves into a `try` whose `finally` releases. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { Edit, Fix } from '../report/index.js';
import { isFunctionNode, unwrap } from '../types/index.js';
import { spanOf, type Lowering } from './context.js';

/**
 * The repair for `const name = await acquire();` in a block. Undefined for every other form, and where the rest of the
 * block already has its own way to release: moving that is not for a machine.
 */
export function finallyRepair(l: Lowering, acquire: TS.Node, releasedBy: string | undefined): readonly Fix[] {
  const declaration = constDeclaration(acquire);
  if (!declaration || releasedBy === undefined || !ts.isIdentifier(declaration.name)) return [];
  const list = declaration.parent;
  const statement = list.parent;
  const block = statement.parent;
  if (!ts.isVariableDeclarationList(list) || !ts.isVariableStatement(statement) || !ts.isBlock(block) || list.declarations.length !== 1) return [];
  const rest = block.statements.slice(block.statements.indexOf(statement) + 1);
  const [first] = rest;
  const last = rest.at(-1);
  const name = declaration.name.text;
  const releases = rest.flatMap((next) => releaseStatements(next, name, releasedBy));
  if (!first || !last || rest.some((next) => mentionsRelease(next, name, releasedBy, releases))) return [];
  const { file } = spanOf(l, acquire);
  const source = acquire.getSourceFile();
  const indent = indentOf(first, source);
  const call = `${isAsynchronous(l, declaration, releasedBy) ? 'await ' : ''}${name}.${releasedBy}();`;
  const edits: Edit[] = [
    { file, start: first.getStart(source), end: first.getStart(source), text: `try {\n${indent}` },
    ...releases.map((release): Edit => ({ file, start: release.getFullStart(), end: release.getEnd(), text: '' })),
    { file, start: last.getEnd(), end: last.getEnd(), text: `\n${indent}} finally {\n${indent}  ${call}\n${indent}}` },
  ];
  return [{ title: `Release ${name} in a finally block`, kind: 'suggestion', edits: merged(edits) }];
}

function constDeclaration(acquire: TS.Node): TS.VariableDeclaration | undefined {
  let node = acquire;
  while (ts.isAwaitExpression(node.parent) || ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && (ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const) !== 0 ? parent : undefined;
}

/** The statements `name.release();` in a tree, nested functions left out. */
function releaseStatements(node: TS.Node, name: string, method: string): readonly TS.Statement[] {
  if (ts.isExpressionStatement(node) && isRelease(unwrapAwait(node.expression), name, method)) return [node];
  if (isFunctionNode(node)) return [];
  const found: TS.Statement[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...releaseStatements(child, name, method));
  });
  return found;
}

function unwrapAwait(expression: TS.Expression): TS.Expression {
  const node = unwrap(expression);
  return ts.isAwaitExpression(node) ? unwrap(node.expression) : node;
}

function isRelease(node: TS.Expression, name: string, method: string): boolean {
  if (!ts.isCallExpression(node) || node.arguments.length > 0 || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { expression, name: member } = node.expression;
  return ts.isIdentifier(expression) && expression.text === name && member.text === method;
}

/** True if the release is mentioned in any other form, or as the only statement of a branch, which cannot go. */
function mentionsRelease(node: TS.Node, name: string, method: string, known: readonly TS.Statement[]): boolean {
  if (known.some((release) => release === node)) return !ts.isBlock(node.parent);
  if (ts.isPropertyAccessExpression(node) && node.name.text === method && node.expression.getText() === name) return true;
  return ts.forEachChild(node, (child) => mentionsRelease(child, name, method, known) || undefined) ?? false;
}

function isAsynchronous(l: Lowering, declaration: TS.VariableDeclaration, method: string): boolean {
  const { classifier } = l.program;
  const type = classifier.typeOf(declaration.name);
  return (type && classifier.index.membersOf(type, method)?.overloads.some(({ promise }) => promise)) ?? false;
}

function indentOf(node: TS.Node, source: TS.SourceFile): string {
  const start = node.getStart(source);
  const line = source.text.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*/.exec(source.text.slice(line, start))?.[0] ?? '';
}

/** Edits at the same place become one, in the order given. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Edit[] = [];
  for (const edit of sorted) {
    const previous = result.at(-1);
    if (previous && edit.start <= previous.end) result.splice(-1, 1, { ...previous, end: Math.max(previous.end, edit.end), text: previous.text + edit.text });
    else result.push(edit);
  }
  return result;
}
