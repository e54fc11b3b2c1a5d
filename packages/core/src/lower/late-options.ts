/** Finds options that are changed after a construction, where the library hands them out: `pool.options.max = 20`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { Classifier } from '../types/index.js';
import { keeperOf, namesOf } from './keepers.js';
import type { MemberWrite } from './writes.js';

/** The writes to members of `options` of what is constructed, in all files: any name, whether or not it is an option. */
export function lateOptionsOf(
  construction: TS.NewExpression | TS.CallExpression,
  files: readonly TS.SourceFile[],
  { checker }: Classifier,
): readonly MemberWrite[] {
  const changing = files.filter(({ text }) => CHANGE.test(text));
  const keeper = changing.length === 0 ? undefined : keeperOf(construction, checker);
  return keeper ? namesOf(keeper, changing, checker).flatMap((name) => changeAt(name) ?? []) : [];
}

/** The cheap question before any name is resolved. */
const CHANGE = /\.options\.\w+\s*=(?!=)/;

function changeAt(name: TS.Node): MemberWrite | undefined {
  const holder = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name ? name.parent : name;
  const options = holder.parent;
  if (!ts.isPropertyAccessExpression(options) || options.expression !== holder || !ts.isPropertyAccessExpression(options.parent)) return undefined;
  const { parent: member } = options;
  const { parent: assignment } = member;
  if (!ts.isBinaryExpression(assignment) || assignment.left !== member || assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return options.name.text === 'options' && ts.isIdentifier(member.name) ? { name: member.name, value: assignment.right } : undefined;
}
