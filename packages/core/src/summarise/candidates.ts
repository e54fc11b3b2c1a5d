/** Which functions are worth a graph: cost follows the code that handles resources, not the size of the program. */
import { calledName, indexFile, type Body, type FileIndex, type ProgramKnowledge, type SourceFile } from '../lower/index.js';
import { TRANSACTION_FIELD, type Shape } from '../solve/index.js';
import type { Analyses, FunctionAnalysis } from './analyses.js';

/**
 * Analyses the functions of the given files that acquire or release, then those that call one which hands resources
 * out or takes them over, until there are no more. Functions that became part of another are judged there, and so are
 * those beside a method that fills a field of their object: what they do with it concerns nobody else.
 */
export function analyseCandidates(files: readonly SourceFile[], classifier: ProgramKnowledge['classifier'], analyses: Analyses): ReadonlyMap<SourceFile, readonly FunctionAnalysis[]> {
  const indexes = new Map(files.flatMap((file) => {
    const index = analyses.attempt(file, null, () => indexFile(file, classifier));
    return index ? [[file, index] as const] : [];
  }));
  const wanted = new Set<Body>();
  const queue: Body[] = [];
  analyses.follow(wanted);
  const want = (body: Body): void => {
    if (wanted.has(body)) return;
    wanted.add(body);
    queue.push(body);
  };
  for (const { bodies, direct } of indexes.values()) bodies.filter((body) => direct.has(body)).forEach(want);
  const callers = callersIn([...indexes.values()]);
  const names = namesOf([...indexes.values()]);
  const spread = new Set<string>();
  const beside = new Set<Body>();
  for (let body = queue.shift(); body; body = queue.shift()) {
    const analysis = analyses.of(body);
    for (const name of names(body)) {
      if (spread.has(name)) continue;
      if (exportedDuty(analysis)) {
        spread.add(name);
        callers.get(name)?.forEach(want);
      } else if (fillsOwnField(analysis)) {
        callers.get(name)?.forEach((caller) => caller.parent === body.parent && beside.add(caller));
      }
    }
    if (queue.length === 0) queue.push(...analyses.forgetOutdated().filter((outdated) => wanted.has(outdated)));
  }
  return new Map([...indexes].map(([file, { bodies }]) => [file, judged(bodies.filter((body) => wanted.has(body) || beside.has(body)), analyses)] as const));
}

/** The names by which a function is called: its own, and those that other files give it. */
function namesOf(indexes: readonly FileIndex[]): (body: Body) => readonly string[] {
  const others = new Map<Body, string[]>();
  for (const [body, name] of indexes.flatMap(({ renamed }) => renamed)) others.set(body, [...(others.get(body) ?? []), name]);
  return (body) => {
    const own = calledName(body);
    return [...(own === undefined ? [] : [own]), ...(others.get(body) ?? [])];
  };
}

/** The callers of each name in all the files, in their order. */
function callersIn(indexes: readonly FileIndex[]): ReadonlyMap<string, readonly Body[]> {
  const all = new Map<string, Body[]>();
  for (const { callers } of indexes) {
    for (const [name, bodies] of callers) {
      const known = all.get(name) ?? [];
      for (const body of bodies) known.push(body);
      all.set(name, known);
    }
  }
  return all;
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
  const { outcomes, lends } = analysis.summary;
  if (lends.length > 0 || analysis.solution.handedOut.length > 0) return true;
  return outcomes.some(({ inputs, result, writes }) =>
    inputs.some(({ status }) => status === 'released' || status === 'discarded') ||
    writes.some(([path]) => path.endsWith(TRANSACTION_FIELD)) ||
    isFresh(result));
}

/** True for a method that puts what it acquires into a field of its object: the other methods of the class may end it. */
function fillsOwnField(analysis: FunctionAnalysis | undefined): boolean {
  return analysis?.summary.outcomes.some(({ writes }) => writes.some(([, value]) => isFresh(value))) ?? false;
}

/** True of what holds a resource that was acquired inside. */
function isFresh(value: Shape): boolean {
  return JSON.stringify(value).includes('"fresh"');
}
