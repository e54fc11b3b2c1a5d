/** Lowers statements. */
import type TS from 'typescript';
import type { BlockId, Variable } from '../ir/index.js';
import { ts } from '../compiler.js';
import { unwrap } from '../types/index.js';
import { isArgumentCheck } from './argument-checks.js';
import { failure, opaque, spanOf, type Lowering } from './context.js';
import { captureClosure, givesBack } from './closures.js';
import { countingFunctions, isLastRound } from './countdown.js';
import { hoistFunctions } from './hoisting.js';
import { assignTo, bindPattern, lowerDeclaration } from './patterns.js';
import { leaveOutCallback, lowerOptionalCall } from './optional-callbacks.js';
import { lowerReturned } from './returned-values.js';
import { Scope } from './scope.js';
import { keptAfterTimer } from './timer-flags.js';
import { lowerTry } from './try.js';
import { isUsing, lowerUsing } from './using.js';

/** Lowers a list of statements in the current scope; what stands behind a `using` runs inside its scope. */
export function lowerStatements(l: Lowering, statements: readonly TS.Statement[]): void {
  hoistFunctions(l, statements);
  const at = statements.findIndex(isUsing);
  if (at < 0) {
    for (const statement of statements) lowerStatement(l, statement, []);
    return;
  }
  for (const statement of statements.slice(0, at)) lowerStatement(l, statement, []);
  const declaration = statements[at];
  if (declaration && ts.isVariableStatement(declaration)) lowerUsing(l, declaration.declarationList, () => lowerStatements(l, statements.slice(at + 1)));
}

/** Runs `body` in a scope of its own. */
function scoped(l: Lowering, body: () => void): void {
  const outer = l.scope;
  l.scope = new Scope(outer);
  body();
  l.scope = outer;
}

function lowerStatement(l: Lowering, node: TS.Statement, labels: readonly string[]): void {
  if (l.graph.full) return;
  if (ts.isBlock(node)) scoped(l, () => l.statements(node.statements));
  else if (ts.isExpressionStatement(node)) {
    if (!lowerOptionalCall(l, node.expression)) l.expression(node.expression);
  }
  else if (ts.isVariableStatement(node)) node.declarationList.declarations.forEach((declaration) => lowerDeclaration(l, declaration));
  else if (ts.isIfStatement(node)) lowerIf(l, node);
  else if (ts.isReturnStatement(node)) l.jump({ kind: 'return', value: node.expression && lowerReturned(l, node.expression), span: spanOf(l, node) });
  else if (ts.isThrowStatement(node)) lowerThrow(l, node);
  else if (ts.isTryStatement(node)) lowerTry(l, node);
  else if (ts.isForStatement(node)) scoped(l, () => lowerFor(l, node, labels));
  else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) scoped(l, () => lowerForEach(l, node, labels));
  else if (ts.isWhileStatement(node)) lowerWhile(l, node, labels);
  else if (ts.isDoStatement(node)) lowerDo(l, node, labels);
  else if (ts.isSwitchStatement(node)) scoped(l, () => breakable(l, [], true, () => lowerSwitch(l, node)));
  else if (ts.isLabeledStatement(node)) lowerLabeled(l, node, [...labels, node.label.text]);
  else if (ts.isBreakStatement(node)) l.jump({ kind: 'break', label: node.label?.text });
  else if (ts.isContinueStatement(node)) l.jump({ kind: 'continue', label: node.label?.text });
  else if (ts.isWithStatement(node)) lowerStatement(l, node.statement, labels);
  else if (ts.isExportAssignment(node)) l.expression(node.expression);
  else if (ts.isClassDeclaration(node)) lowerStaticParts(l, node);
  else if (ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body)) l.statements(node.body.statements);
}

/** A loop takes its labels itself, because `continue` may name them; of anything else they are the end. */
function lowerLabeled(l: Lowering, node: TS.LabeledStatement, labels: readonly string[]): void {
  const { statement } = node;
  if (ts.isIterationStatement(statement, false) || ts.isLabeledStatement(statement)) lowerStatement(l, statement, labels);
  else breakable(l, labels, false, () => lowerStatement(l, statement, []));
}

/** Runs `body` where `break` may leave it. */
function breakable(l: Lowering, labels: readonly string[], unlabelled: boolean, body: () => void): void {
  if (labels.length === 0 && !unlabelled) {
    body();
    return;
  }
  const exit = l.graph.block();
  const outer = l.frame;
  l.frame = { kind: 'breakable', labels, unlabelled, breakTo: exit, parent: outer };
  body();
  l.frame = outer;
  l.graph.goto(exit);
  l.graph.enter(exit);
}

function lowerIf(l: Lowering, node: TS.IfStatement): void {
  const yes = l.graph.block();
  const no = l.graph.block();
  const join = l.graph.block();
  l.condition(node.expression, yes, no);
  l.graph.enter(yes);
  const outer = l.inLastRound;
  l.inLastRound = outer || isLastRound(node);
  lowerStatement(l, node.thenStatement, []);
  l.inLastRound = outer;
  l.graph.goto(join);
  l.graph.enter(no);
  if (node.elseStatement) lowerStatement(l, node.elseStatement, []);
  leaveOutCallback(l, node);
  for (const kept of keptAfterTimer(l, node)) l.graph.emit({ op: 'escape', value: l.expression(kept), route: 'module', span: spanOf(l, kept) });
  l.graph.goto(join);
  l.graph.enter(join);
}

function lowerThrow(l: Lowering, node: TS.ThrowStatement): void {
  l.expression(node.expression);
  l.graph.split(() => ({ op: 'choice', edges: [{ to: l.handler, failure: { ...failure(l, node, 'throws', isArgumentCheck(l, node) ? 'unlikely' : 'expected'), subject: 'throw' } }] }));
}

/** Writes a loop: `head` decides, `body` runs, `step` runs before the next round. */
function loop(l: Lowering, labels: readonly string[], parts: { readonly head: (body: BlockId, exit: BlockId) => void; readonly body: () => void; readonly step?: () => void; readonly first?: 'body' }): void {
  const head = l.graph.block();
  const body = l.graph.block();
  const step = l.graph.block();
  const exit = l.graph.block();
  l.graph.goto(parts.first === 'body' ? body : head);
  l.graph.enter(head);
  parts.head(body, exit);
  l.graph.enter(body);
  const outer = l.frame;
  l.frame = { kind: 'loop', labels, breakTo: exit, continueTo: step, parent: outer };
  parts.body();
  l.frame = outer;
  l.graph.goto(step);
  l.graph.enter(step);
  parts.step?.();
  l.graph.goto(head);
  l.graph.enter(exit);
}

function lowerFor(l: Lowering, node: TS.ForStatement, labels: readonly string[]): void {
  if (node.initializer && ts.isVariableDeclarationList(node.initializer)) node.initializer.declarations.forEach((declaration) => lowerDeclaration(l, declaration));
  else if (node.initializer) l.expression(node.initializer);
  const { condition, incrementor } = node;
  loop(l, labels, {
    head: (body, exit) => (condition ? l.condition(condition, body, exit) : l.graph.goto(body)),
    body: () => lowerStatement(l, node.statement, []),
    step: () => incrementor && l.expression(incrementor),
  });
}

function lowerForEach(l: Lowering, node: TS.ForOfStatement | TS.ForInStatement, labels: readonly string[]): void {
  const list = l.expression(node.expression);
  const [declared] = ts.isVariableDeclarationList(node.initializer) ? node.initializer.declarations : [];
  for (const counting of countingFunctions(l, node.statement)) l.graph.emit({ op: 'escape', value: captureClosure(l, counting), route: 'passed', span: spanOf(l, counting) });
  if (declared && givesBack(l, declared.name, node.statement)) l.graph.emit({ op: 'escape', value: list, route: 'released-later', span: spanOf(l, node.expression) });
  const awaits = ts.isForOfStatement(node) && node.awaitModifier !== undefined;
  // However the loop is left, the iterator is closed with it.
  if (ts.isForOfStatement(node)) l.graph.emit({ op: 'exhausted', rowsOrCursor: list, ...(!awaits && { onlyCursor: true }) });
  loop(l, labels, {
    head: (body, exit) => {
      if (awaits) l.graph.mayFail(l.handler, failure(l, node.expression, 'rejects'));
      l.graph.end({ op: 'choice', edges: [{ to: body }, { to: exit }] });
    },
    body: () => scoped(l, () => {
      const element = opaque(l);
      if (ts.isVariableDeclarationList(node.initializer)) {
        const [declaration] = node.initializer.declarations;
        if (isUsing(node.initializer)) {
          lowerUsing(l, node.initializer, () => lowerStatement(l, node.statement, []), element);
          return;
        }
        if (declaration) bindPattern(l, declaration.name, element);
      } else assignTo(l, node.initializer, element);
      lowerStatement(l, node.statement, []);
    }),
  });
}

function lowerWhile(l: Lowering, node: TS.WhileStatement, labels: readonly string[]): void {
  loop(l, labels, {
    head: (body, exit) => l.condition(node.expression, body, exit),
    body: () => lowerStatement(l, node.statement, []),
  });
}

function lowerDo(l: Lowering, node: TS.DoStatement, labels: readonly string[]): void {
  loop(l, labels, {
    first: 'body',
    head: (body, exit) => l.condition(node.expression, body, exit),
    body: () => lowerStatement(l, node.statement, []),
  });
}

function lowerSwitch(l: Lowering, node: TS.SwitchStatement): void {
  const subject = l.expression(node.expression);
  const clauses = node.caseBlock.clauses;
  const bodies = clauses.map(() => l.graph.block());
  const exit = l.graph.block();
  let otherwise = exit;
  clauses.forEach((clause, at) => {
    const body = bodies[at] ?? exit;
    if (ts.isDefaultClause(clause)) {
      otherwise = body;
      return;
    }
    testCase(l, subject, clause.expression, body);
  });
  l.graph.goto(otherwise);
  clauses.forEach((clause, at) => {
    l.graph.enter(bodies[at] ?? exit);
    l.statements(clause.statements);
    l.graph.goto(bodies[at + 1] ?? exit);
  });
  l.graph.enter(exit);
}

function testCase(l: Lowering, subject: Variable, expression: TS.Expression, body: BlockId): void {
  const label = unwrap(expression);
  const right = l.expression(label);
  const text = `in case ${l.program.source.excerpt(label)}`;
  l.graph.split((next) => ({
    op: 'branch',
    test: { kind: 'equal', left: subject, right },
    whenTrue: { to: body, remark: { span: spanOf(l, expression), text } },
    whenFalse: { to: next },
  }));
}

/** Static blocks and static fields run where the class stands. */
function lowerStaticParts(l: Lowering, node: TS.ClassDeclaration): void {
  for (const member of node.members) {
    if (ts.isClassStaticBlockDeclaration(member)) scoped(l, () => l.statements(member.body.statements));
    else if (ts.isPropertyDeclaration(member) && member.initializer && member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword)) {
      const value = l.expression(member.initializer);
      l.graph.emit({ op: 'escape', value, route: 'module', span: spanOf(l, member) });
    }
  }
}
