/** Lowers and solves functions on demand, callees first, each once. */
import type { FunctionGraph, FunctionId } from '../ir/index.js';
import { depthOf, functionName, lowerFunction, type Body, type HandOut, type InputRequirement, type ProgramKnowledge } from '../lower/index.js';
import type { Unjudged } from '../report/index.js';
import { FALSY, isInput, NULLISH, parameterOf, solve, TRUTHY, type FunctionSummary, type Requirements, type Solution } from '../solve/index.js';
import { joinSummaries } from './alternatives.js';
import { descriptionOf, summariseSolution } from './shapes.js';

/** Everything known of one function. */
export interface FunctionAnalysis {
  readonly body: Body;
  readonly graph: FunctionGraph;
  readonly solution: Solution;
  readonly summary: FunctionSummary;
  readonly inlined: ReadonlySet<Body>;
}

/** What the rest of the program looks like to one function. */
export type ProgramView = Omit<ProgramKnowledge, 'handsOut' | 'idOfAny'>;

/** Deepest nesting of syntax that an error is not blamed on; people write no more than a few dozen levels. */
const MAX_NESTING = 400;
/** Deepest chain of callees without a duty of their own: they matter for whether they can fail at all. */
const MAX_PLAIN_DEPTH = 2;
/** Deepest chain of callees followed from one function; deeper ones count as unknown code. */
const MAX_CALL_DEPTH = 40;

export class Analyses {
  readonly #view: ProgramView;
  readonly #done = new Map<Body, FunctionAnalysis>();
  readonly #underWay = new Set<Body>();
  /** Functions under way that call themselves, with what is known of them so far; undefined where such a call counts as unknown code. */
  readonly #recursive = new Map<Body, FunctionSummary | undefined>();
  readonly #nodes = new Map<FunctionId, Body>();
  /** Functions one of which a call reaches, by the name that stands for any of them. */
  readonly #alternatives = new Map<FunctionId, readonly FunctionId[]>();
  readonly #failed = new Map<Body, Unjudged>();
  /** Callees that were not followed where a function, or one of its callees, was analysed. */
  readonly #passedOver = new Map<Body, ReadonlySet<Body>>();
  /** The same of the functions under way, innermost last. */
  readonly #passingOver: Set<Body>[] = [];
  /** Fields that some function reads and no library declares. */
  readonly #foreignFields = new Set<string>();
  #handling: ReadonlySet<Body> | undefined;
  #plainDepth = 0;

  constructor(view: ProgramView) {
    this.#view = view;
  }

  /** Analyses a function, or the top-level code of a file; undefined while its own analysis is under way (recursion). */
  of(node: Body): FunctionAnalysis | undefined {
    const known = this.#done.get(node);
    if (known) this.#notePassedOver(this.#passedOver.get(node) ?? []);
    if (known || this.#failed.has(node)) return known;
    if (this.#underWay.has(node) || this.#underWay.size >= MAX_CALL_DEPTH) return undefined;
    this.#underWay.add(node);
    const passedOver = new Set<Body>();
    this.#passingOver.push(passedOver);
    const analysis = this.attempt(node, functionName(node), () => this.#analyse(node));
    this.#passingOver.pop();
    this.#underWay.delete(node);
    this.#recursive.delete(node);
    if (analysis) this.#done.set(node, analysis);
    if (passedOver.size > 0) this.#passedOver.set(node, passedOver);
    this.#notePassedOver(passedOver);
    return analysis;
  }

  #notePassedOver(callees: Iterable<Body>): void {
    const caller = this.#passingOver.at(-1);
    for (const callee of callees) caller?.add(callee);
  }

  /**
   * Forgets what was found out of functions while one that they call was passed over, for want of a duty, that has
   * turned out to have one.
   */
  forgetOutdated(): readonly Body[] {
    const outdated = [...this.#passedOver].flatMap(([body, callees]) => ([...callees].some((callee) => this.#handling?.has(callee) === true) ? [body] : []));
    for (const body of outdated) {
      this.#done.delete(body);
      this.#passedOver.delete(body);
    }
    return outdated;
  }

  /**
   * Does one part of the analysis. An error in it, which is a fault of leakcheck or of TypeScript, costs this part only.
   *
   * @param name the function that is lost by it, or null for the whole file
   */
  attempt<Result>(node: Body, name: string | null, work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      this.#failed.set(node, this.#unjudged(node, name, isStackOverflow(error) || isNestedDeeply(node) ? { reason: 'depth' } : { reason: 'error', error: stackOf(error) }));
      return undefined;
    }
  }

  /** How many functions have been looked at, and those that were not judged. */
  coverage(): { readonly functions: number; readonly unjudged: readonly Unjudged[] } {
    const cut = [...this.#done.values()].flatMap(({ body, graph, solution }) => {
      if (!solution.complete) return [this.#unjudged(body, graph.name, { reason: graph.truncated ? 'size' : 'steps' })];
      return solution.partial ? [this.#unjudged(body, graph.name, { reason: 'states' })] : [];
    });
    return { functions: this.#done.size, unjudged: [...cut, ...this.#failed.values()] };
  }

  #unjudged(node: Body, name: string | null, why: Pick<Unjudged, 'reason' | 'error'>): Unjudged {
    const { file, line, column } = this.#view.source.span(node);
    return { file, line, column, name, ...why };
  }

  #analyse(node: Body): FunctionAnalysis {
    const id = this.#view.idOf(node);
    const { graph, inlined } = lowerFunction(node, id, {
      ...this.#view,
      idOf: (callee) => this.#register(callee),
      idOfAny: (callees) => this.#registerAny(callees),
      handsOut: (callee) => this.#handsOut(callee),
    });
    this.#noteForeignFields(graph);
    const explore = (): Pick<FunctionAnalysis, 'solution' | 'summary'> => {
      const solution = solve({ graph, summaryOf: (callee) => this.#summaryOf(callee), isForeign: (field) => this.#foreignFields.has(field) });
      return { solution, summary: summariseSolution(solution, graph.async) };
    };
    const first = explore();
    if (!this.#recursive.has(node) || !first.solution.complete) return { body: node, graph, inlined, ...first };
    // Once more, with what the ways without the recursive call do for that call.
    // Where no way is without it, it leads elsewhere: a method that asks another object of its own interface.
    this.#recursive.set(node, first.summary.outcomes.length === 0 ? undefined : first.summary);
    return { body: node, graph, inlined, ...explore() };
  }

  /** What one type lacks another may be given back by: `release`, which a dedicated client has not, is a pooled one's. */
  #noteForeignFields({ blocks }: FunctionGraph): void {
    for (const instruction of blocks.flatMap(({ instructions }) => instructions)) {
      if (instruction.op === 'load' && instruction.foreign && !this.#view.classifier.index.isReleaseName(instruction.field)) this.#foreignFields.add(instruction.field);
    }
  }

  #register(node: Body): FunctionId {
    const id = this.#view.idOf(node);
    this.#nodes.set(id, node);
    return id;
  }

  #registerAny(nodes: readonly Body[]): FunctionId {
    const ids = nodes.map((node) => this.#register(node));
    const id = ids.join(' | ');
    this.#alternatives.set(id, ids);
    return id;
  }

  /** Names the functions that handle resources, which are followed to any depth; all are, until it is called. */
  follow(handling: ReadonlySet<Body>): void {
    this.#handling = handling;
  }

  #summaryOf(id: FunctionId): FunctionSummary | undefined {
    const alternatives = this.#alternatives.get(id);
    if (alternatives) return joinSummaries(alternatives.map((alternative) => this.#summaryOf(alternative)));
    const node = this.#nodes.get(id);
    if (!node) return undefined;
    if (this.#underWay.has(node)) return this.#recursiveSummary(node);
    const plain = this.#handling !== undefined && !this.#handling.has(node) && !this.#done.has(node);
    if (plain && this.#plainDepth >= MAX_PLAIN_DEPTH) {
      this.#notePassedOver([node]);
      return undefined;
    }
    this.#plainDepth += plain ? 1 : 0;
    const analysis = this.of(node);
    this.#plainDepth -= plain ? 1 : 0;
    return analysis?.solution.complete ? analysis.summary : undefined;
  }

  /** A recursive call adds nothing to what the ways without it do, which are explored first. */
  #recursiveSummary(node: Body): FunctionSummary | undefined {
    if (this.#recursive.has(node)) return this.#recursive.get(node);
    const nothing: FunctionSummary = { outcomes: [], takes: [], lends: [] };
    this.#recursive.set(node, nothing);
    return nothing;
  }

  #handsOut(node: Body): readonly HandOut[] {
    return (this.of(node)?.solution.handedOut ?? []).flatMap(({ callback, parameter, releaser, site, requires, lendsToo }) => {
      const told = requires.map(requirementOf);
      // Whether it hands out depends on something that its callers cannot ask.
      if (lendsToo && told.includes(undefined)) return [];
      return [{ callback, parameter, releaser, resource: descriptionOf(site), requires: told.filter((requirement) => requirement !== undefined) }];
    });
  }
}

/** What a way requires of an input, as its callers may ask for it. */
function requirementOf([path, mask]: Requirements[number]): InputRequirement | undefined {
  if (!isInput(path)) return undefined;
  const [root = '', ...fields] = path.split('.');
  return { of: parameterOf(root) ?? 'receiver', fields, mayBe: { nothing: (mask & NULLISH) !== 0, falsy: (mask & FALSY) !== 0, truthy: (mask & TRUTHY) !== 0 } };
}

/** Syntax is walked by recursion, also by TypeScript: what is nested deeper than the stack allows cannot be looked at. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack');
}

/** Near the end of the stack, what fails need not be called an overflow: a call into the runtime may throw an error of its own. */
function isNestedDeeply(node: Body): boolean {
  return depthOf(node) > MAX_NESTING;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
