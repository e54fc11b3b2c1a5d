/** Which functions are worth a graph: cost follows the code that handles resources, not the size of the program. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import { hasDuty, isFunctionNode, unwrap, type Classifier, type FunctionNode } from '../types/index.js';
import type { Analyses, FunctionAnalysis } from './analyses.js';

type Body = FunctionNode | TS.SourceFile;

/** What one file offers to look at. */
interface FileIndex {
  /** Functions of the file and its top-level code, outermost first. */
  readonly bodies: readonly Body[];
  /** Bodies that contain a call which begins or ends a duty. */
  readonly direct: ReadonlySet<Body>;
  /** Called name → the bodies that contain such a call. */
  readonly callers: ReadonlyMap<string, readonly Body[]>;
}

/**
 * Analyses the functions of the given files that acquire or release, then those that call one which hands resources
 * out or takes them over, until there are no more. Functions that became part of another are judged there.
 */
export function analyseCandidates(files: readonly TS.SourceFile[], classifier: Classifier, analyses: Analyses): ReadonlyMap<TS.SourceFile, readonly FunctionAnalysis[]> {
  const indexes = new Map(files.map((file) => [file, indexFile(file, classifier)] as const));
  const wanted = new Set<Body>();
  const queue: Body[] = [];
  const want = (body: Body): void => {
    if (wanted.has(body)) return;
    wanted.add(body);
    queue.push(body);
  };
  for (const { bodies, direct } of indexes.values()) bodies.filter((body) => direct.has(body)).forEach(want);
  const spread = new Set<string>();
  for (let body = queue.shift(); body; body = queue.shift()) {
    const name = exportedDuty(analyses.of(body)) && calledName(body);
    if (!name || spread.has(name)) continue;
    spread.add(name);
    for (const { callers } of indexes.values()) callers.get(name)?.forEach(want);
  }
  return new Map([...indexes].map(([file, { bodies }]) => [file, judged(bodies.filter((body) => wanted.has(body)), analyses)] as const));
}

/** The analyses of bodies that stand on their own; the outermost come first, so that they claim what is part of them. */
function judged(bodies: readonly Body[], analyses: Analyses): readonly FunctionAnalysis[] {
  const inlined = new Set<Body>();
  return bodies.flatMap((body) => {
    if (inlined.has(body)) return [];
    const analysis = analyses.of(body);
    for (const inner of analysis?.inlined ?? []) inlined.add(inner);
    return analysis ? [analysis] : [];
  });
}

/** True if callers must know: the function hands out a resource, or releases or keeps what it is given. */
function exportedDuty(analysis: FunctionAnalysis | undefined): boolean {
  if (!analysis) return false;
  return analysis.solution.handedOut.length > 0 || analysis.summary.outcomes.some(({ inputs, result }) => inputs.some(([, status]) => status === 'released') || JSON.stringify(result).includes('"fresh"'));
}

function indexFile(file: TS.SourceFile, classifier: Classifier): FileIndex {
  const bodies: Body[] = [file];
  const direct = new Set<Body>();
  const callers = new Map<string, Body[]>();
  const visit = (node: TS.Node, enclosing: readonly Body[]): void => {
    const here = isFunctionNode(node) && node.body ? [...enclosing, node] : enclosing;
    if (here !== enclosing && isFunctionNode(node)) bodies.push(node);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      if (callsDuty(node, classifier)) here.forEach((body) => direct.add(body));
      const name = nameOfCallee(node);
      if (name !== undefined) callers.set(name, [...(callers.get(name) ?? []), ...here]);
    }
    ts.forEachChild(node, (child) => visit(child, here));
  };
  ts.forEachChild(file, (child) => visit(child, [file]));
  return { bodies, direct, callers };
}

/** True if a model says that the call begins or ends a duty. */
function callsDuty(node: TS.CallExpression | TS.NewExpression, classifier: Classifier): boolean {
  const name = nameOfCallee(node);
  if (name === undefined || !(ts.isNewExpression(node) || classifier.index.hasDuty(name) || classifier.isAlias(node))) return false;
  const call = classifier.call(node);
  return call !== undefined && hasDuty(call.model);
}

function nameOfCallee(node: TS.CallExpression | TS.NewExpression): string | undefined {
  const callee = unwrap(node.expression);
  return ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

/** The name by which other code calls a function. */
function calledName(body: Body): string | undefined {
  if (ts.isSourceFile(body)) return undefined;
  if (ts.isConstructorDeclaration(body)) return body.parent.name?.text;
  if (body.name) return ts.isIdentifier(body.name) || ts.isPrivateIdentifier(body.name) ? body.name.text : undefined;
  const { parent } = body;
  if ((ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) && ts.isIdentifier(parent.name)) return parent.name.text;
  return ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left) ? parent.left.name.text : undefined;
}
