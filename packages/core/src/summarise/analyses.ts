/** Lowers and solves functions on demand, callees first, each once. */
import type { FunctionGraph, FunctionId } from '../ir/index.js';
import { lowerFunction, type Body, type HandOut, type ProgramKnowledge } from '../lower/index.js';
import { solve, type FunctionSummary, type Solution } from '../solve/index.js';
import { summariseSolution } from './shapes.js';

/** Everything known of one function. */
export interface FunctionAnalysis {
  readonly graph: FunctionGraph;
  readonly solution: Solution;
  readonly summary: FunctionSummary;
  readonly inlined: ReadonlySet<Body>;
}

/** What the rest of the program looks like to one function. */
export type ProgramView = Omit<ProgramKnowledge, 'handsOut'>;

/** Deepest chain of callees without a duty of their own: they matter for whether they can fail at all. */
const MAX_PLAIN_DEPTH = 2;
/** Deepest chain of callees followed from one function; deeper ones count as unknown code. */
const MAX_CALL_DEPTH = 40;

export class Analyses {
  readonly #view: ProgramView;
  readonly #done = new Map<Body, FunctionAnalysis>();
  readonly #underWay = new Set<Body>();
  /** Functions under way that call themselves, with what is known of them so far. */
  readonly #recursive = new Map<Body, FunctionSummary>();
  readonly #nodes = new Map<FunctionId, Body>();
  #handling: ReadonlySet<Body> | undefined;
  #plainDepth = 0;

  constructor(view: ProgramView) {
    this.#view = view;
  }

  /** Analyses a function, or the top-level code of a file; undefined while its own analysis is under way (recursion). */
  of(node: Body): FunctionAnalysis | undefined {
    const known = this.#done.get(node);
    if (known) return known;
    if (this.#underWay.has(node) || this.#underWay.size >= MAX_CALL_DEPTH) return undefined;
    this.#underWay.add(node);
    try {
      const analysis = this.#analyse(node);
      this.#done.set(node, analysis);
      return analysis;
    } finally {
      this.#underWay.delete(node);
      this.#recursive.delete(node);
    }
  }

  #analyse(node: Body): FunctionAnalysis {
    const id = this.#view.idOf(node);
    const { graph, inlined } = lowerFunction(node, id, {
      ...this.#view,
      idOf: (callee) => this.#register(callee),
      handsOut: (callee) => this.#handsOut(callee),
    });
    const explore = (): Pick<FunctionAnalysis, 'solution' | 'summary'> => {
      const solution = solve({ graph, summaryOf: (callee) => this.#summaryOf(callee) });
      return { solution, summary: summariseSolution(solution, graph.async) };
    };
    const first = explore();
    if (!this.#recursive.has(node) || !first.solution.complete) return { graph, inlined, ...first };
    // Once more, with what the ways without the recursive call do for that call.
    this.#recursive.set(node, first.summary);
    return { graph, inlined, ...explore() };
  }

  #register(node: Body): FunctionId {
    const id = this.#view.idOf(node);
    this.#nodes.set(id, node);
    return id;
  }

  /** Names the functions that handle resources, which are followed to any depth; all are, until it is called. */
  follow(handling: ReadonlySet<Body>): void {
    this.#handling = handling;
  }

  #summaryOf(id: FunctionId): FunctionSummary | undefined {
    const node = this.#nodes.get(id);
    if (!node) return undefined;
    if (this.#underWay.has(node)) return this.#recursiveSummary(node);
    const plain = this.#handling !== undefined && !this.#handling.has(node) && !this.#done.has(node);
    if (plain && this.#plainDepth >= MAX_PLAIN_DEPTH) return undefined;
    this.#plainDepth += plain ? 1 : 0;
    const analysis = this.of(node);
    this.#plainDepth -= plain ? 1 : 0;
    return analysis?.solution.complete ? analysis.summary : undefined;
  }

  /** A recursive call adds nothing to what the ways without it do, which are explored first. */
  #recursiveSummary(node: Body): FunctionSummary {
    const known = this.#recursive.get(node) ?? { outcomes: [] };
    this.#recursive.set(node, known);
    return known;
  }

  #handsOut(node: Body): readonly HandOut[] {
    return (this.of(node)?.solution.handedOut ?? []).map(({ callback, parameter, releaser, site }) => ({ callback, parameter, releaser, resource: site }));
  }
}
