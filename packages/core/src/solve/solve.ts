/** Explores the paths of one function. Knows nothing of any rule. */
import type { AcquireSite, Block, BlockId, Edge, Failure, FunctionGraph, FunctionId } from '../ir/index.js';
import { followCall } from './calls.js';
import type { Event, Exit, HandedOut, Lending, Solution, Take } from './events.js';
import { awaitedOf, rejectedWay } from './given-promises.js';
import type { Span } from '../report/index.js';
import { applyInstruction } from './instructions.js';
import type { Place } from './place.js';
import { computeLiveness, meetingsOf, readBy, usedBy, type Liveness } from './liveness.js';
import { joinInto } from './merge.js';
import { suspend } from './overlaps.js';
import { returnWork } from './pending.js';
import { prune } from './prune.js';
import { failuresIn, State, strainOfBoth, type Strain } from './state.js';
import type { FunctionSummary } from './summary.js';
import { withWay } from './takes.js';
import { decide } from './tests.js';
import { isOwnObject, parameterSymbol, RECEIVER_SYMBOL, siteResource, valueKey, type ResourceId } from './values.js';

/** Most disjuncts kept apart at one block; beyond it those that agree about resources are joined (Pulse uses 20). */
export const MAX_STATES_PER_BLOCK = 32;
/** The same where nothing is owed: there, little is lost by joining. */
export const MAX_IDLE_STATES_PER_BLOCK = 16;
/** Most joined states at one block; what differs from all of them in its resources is given up there. */
export const MAX_JOINED_STATES_PER_BLOCK = 96;
/** Most steps of one function; a thousand-line function takes a few thousand. */
export const MAX_STEPS = 60_000;
/** The fields in a state that cost one step: copying and comparing a state takes time by what it knows. */
const FIELDS_PER_STEP = 100;

export interface SolveRequest {
  readonly graph: FunctionGraph;
  readonly summaryOf: (id: FunctionId) => FunctionSummary | undefined;
  /** True for a field that no library declares: the program itself adds it to its objects. */
  readonly isForeign: (field: string) => boolean;
}

export function solve(request: SolveRequest): Solution {
  const { graph } = request;
  if (graph.truncated) return { exits: [], events: [], handedOut: [], takes: [], lends: [], sites: new Map(graph.sites.map((site) => [siteResource(site.id), site])), complete: false, partial: false };
  const exploration = new Exploration(request);
  return exploration.run();
}

interface Visit {
  readonly block: BlockId;
  readonly state: State;
}

class Exploration {
  readonly #graph: FunctionGraph;
  readonly #summaryOf: SolveRequest['summaryOf'];
  readonly #isForeign: SolveRequest['isForeign'];
  readonly #liveness: Liveness;
  /** The variables that the program itself mentions later. */
  readonly #usage: Liveness;
  /** Blocks that several ways lead to: only there can two paths have become alike. */
  readonly #meetings: ReadonlySet<BlockId>;
  /** Keys of the states known at each block, with the least strain that came with them. */
  readonly #seen: Map<string, Strain>[];
  /** How many states have come to each block, by whether they hold something of the function's own. */
  readonly #counts: { holding: number; others: number }[];
  /** Joined states of blocks with too many, by what they say about resources. */
  readonly #joined = new Map<string, State>();
  readonly #joins = new Map<BlockId, number>();
  readonly #queue: Visit[] = [];
  readonly #exits = new Map<string, Exit>();
  readonly #events = new Map<string, Event>();
  readonly #handedOut = new Map<string, readonly HandedOut[]>();
  readonly #calledBack = new Set<string>();
  readonly #takes = new Map<string, readonly Take[]>();
  readonly #lends = new Map<string, Lending>();
  readonly #sites = new Map<ResourceId, AcquireSite>();

  #partial = false;

  constructor({ graph, summaryOf, isForeign }: SolveRequest) {
    this.#graph = graph;
    this.#summaryOf = summaryOf;
    this.#isForeign = isForeign;
    this.#liveness = computeLiveness(graph, readBy, graph.captured);
    this.#usage = computeLiveness(graph, usedBy, []);
    this.#meetings = meetingsOf(graph);
    this.#seen = graph.blocks.map(() => new Map<string, Strain>());
    this.#counts = graph.blocks.map(() => ({ holding: 0, others: 0 }));
    for (const site of graph.sites) this.#sites.set(siteResource(site.id), site);
  }

  /** Explores in the order of arrival, so that the first trace to a place is among the shortest. */
  run(): Solution {
    this.#arrive(this.#graph.entry, this.#begin());
    let steps = 0;
    for (let visit = this.#queue.shift(); visit; visit = this.#queue.shift()) {
      const block = this.#graph.blocks[visit.block];
      steps += Math.ceil((visit.state.fields.size + 1) / FIELDS_PER_STEP);
      if (block) this.#visit(block, visit.state);
      if (steps >= MAX_STEPS) break;
    }
    return {
      exits: [...this.#exits.values()],
      events: [...this.#events.values()],
      handedOut: [...this.#handedOut.values()].flat().map((way) => ({ ...way, lendsToo: this.#calledBack.has(callbackKey(way)) })),
      takes: [...this.#takes.values()].flat(),
      lends: [...this.#lends.values()],
      sites: this.#sites,
      complete: this.#queue.length === 0,
      partial: this.#partial,
    };
  }

  #begin(): State {
    const state = new State();
    this.#graph.parameters.forEach((variable, index) => state.variables.set(variable, { kind: 'symbol', id: parameterSymbol(index) }));
    state.variables.set(this.#graph.receiver, { kind: 'symbol', id: RECEIVER_SYMBOL });
    return state;
  }

  /** Notes that a block is reached in a state; one that is known there, and no more strained, is not followed twice. */
  #arrive(block: BlockId, state: State): void {
    if (!this.#meetings.has(block)) {
      this.#queue.push({ block, state });
      return;
    }
    prune(state, this.#liveness[block] ?? new Set());
    const seen = this.#seen[block];
    if (!seen) return;
    const key = state.key();
    const known = seen.get(key);
    // Of ways out that are alike, the one with the fewest failures is told.
    const leaves = this.#graph.blocks[block]?.terminator.op === 'throw';
    if (known !== undefined && (leaves ? known < state.strain : known <= state.strain)) return;
    const alike = known === undefined ? this.#countArrival(block, state) : 0;
    if (known === undefined && alike >= (state.owes ? MAX_STATES_PER_BLOCK : MAX_IDLE_STATES_PER_BLOCK)) {
      this.#join(block, state);
      return;
    }
    seen.set(key, state.strain);
    this.#queue.push({ block, state });
  }

  /** Counts a new state of a block, and says how many came before it that hold something of the function's own, or nothing, as it does: the one kind must not crowd out the other. */
  #countArrival(block: BlockId, { holds }: State): number {
    const counts = this.#counts[block];
    if (!counts) return 0;
    const count = holds ? counts.holding : counts.others;
    if (holds) counts.holding += 1;
    else counts.others += 1;
    return count;
  }

  /** Too many disjuncts: joins the state with those that came late and agree about resources, and follows the result if it is new. */
  #join(block: BlockId, state: State): void {
    const ways = this.#graph.ways.map((variable) => valueKey(state.read(variable))).join();
    const joinedKey = `${String(block)} ${state.resourceKey()} ${ways} ${settledPromises(state)}`;
    const before = this.#joined.get(joinedKey);
    if (!before) {
      const joins = this.#joins.get(block) ?? 0;
      if (joins >= MAX_JOINED_STATES_PER_BLOCK) {
        this.#partial = true;
        return;
      }
      this.#joins.set(block, joins + 1);
    }
    const joined = before ? before.copy() : state;
    if (before) joinInto(joined, state);
    if (before?.strain === joined.strain && before.key() === joined.key()) return;
    this.#joined.set(joinedKey, joined);
    this.#queue.push({ block, state: joined.copy() });
  }

  #visit(block: Block, state: State): void {
    block.instructions.forEach((instruction, at) => applyInstruction(state, instruction, this.#place(block, at + 1)));
    this.#leave(block, state);
  }

  #place(block: Block, nextInstruction: number): Place {
    return {
      graph: this.#graph,
      stillUsed: (state, resource) => this.#isStillUsed(block, nextInstruction, state, resource),
      report: (event) => this.#report(event),
      siteOf: (resource) => this.#sites.get(resource),
      take: (take) => this.#noteTake(take),
    };
  }

  /** Those of one place differ in what they know of the inputs and have done with them. */
  #noteTake(take: Take): void {
    const key = `${placeKey(take.span)} ${take.pools.join()} ${take.givenBack.join()}`;
    this.#takes.set(key, withWay(this.#takes.get(key) ?? [], take));
  }

  #report(event: Event): void {
    const key = `${event.kind} ${event.kind === 'nested-acquire' ? placeKey(event.held) : event.resource} ${placeKey(event.span)}`;
    const known = this.#events.get(key);
    if (!known || event.strain < known.strain) this.#events.set(key, event);
  }

  /** Whether a live variable behind this place still holds the resource. */
  #isStillUsed(block: Block, nextInstruction: number, state: State, resource: ResourceId): boolean {
    const later = new Set<number>();
    for (const instruction of block.instructions.slice(nextInstruction)) for (const variable of usedBy(instruction)) later.add(variable);
    const next = block.terminator.op === 'call' ? block.terminator.normal : undefined;
    const live = next === undefined ? this.#usedBehind(block) : [this.#usage[next] ?? new Set<number>()];
    for (const set of live) for (const variable of set) later.add(variable);
    for (const variable of later) if (state.resourcesIn(state.read(variable)).includes(resource)) return true;
    return false;
  }

  #usedBehind(block: Block): readonly ReadonlySet<number>[] {
    const { terminator } = block;
    switch (terminator.op) {
      case 'goto':
        return [this.#usage[terminator.to] ?? new Set()];
      case 'choice':
        return terminator.edges.map(({ to }) => this.#usage[to] ?? new Set<number>());
      case 'branch':
        return [this.#usage[terminator.whenTrue.to] ?? new Set(), this.#usage[terminator.whenFalse.to] ?? new Set()];
      case 'await':
        return [new Set([terminator.source]), this.#usage[terminator.fulfilled] ?? new Set()];
      case 'call':
        return [this.#usage[terminator.normal] ?? new Set()];
      case 'return':
        return [new Set(terminator.value === undefined ? [] : [terminator.value])];
      case 'throw':
      case 'stop':
        return [];
    }
  }

  #leave(block: Block, state: State): void {
    const { terminator } = block;
    switch (terminator.op) {
      case 'goto':
        this.#arrive(terminator.to, state);
        return;
      case 'branch': {
        const { whenTrue, whenFalse } = decide(state, terminator.test);
        const twoWays = whenTrue !== undefined && whenFalse !== undefined;
        if (whenTrue) this.#follow(terminator.whenTrue, whenTrue, twoWays);
        if (whenFalse) this.#follow(terminator.whenFalse, whenFalse, twoWays);
        return;
      }
      case 'choice':
        terminator.edges.forEach((edge, at) => this.#follow(edge, at === terminator.edges.length - 1 ? state : state.copy(), true));
        return;
      case 'call':
        this.#leaveByCall(block, terminator, state);
        return;
      case 'await':
        this.#leaveByAwait(terminator, state);
        return;
      case 'return':
        this.#exit({ kind: 'return', value: terminator.value === undefined ? undefined : state.read(terminator.value), span: terminator.span, state });
        return;
      case 'throw':
        this.#exit({ kind: 'throw', value: undefined, span: undefined, state });
        return;
      case 'stop':
        return;
    }
  }

  /** Keeps one exit of each kind, the least strained, and of those the one with the fewest failures. */
  #exit(exit: Exit): void {
    const { state, value, span } = exit;
    if (value) returnWork(state, value, (event) => this.#report(event));
    state.forgetVariables(value);
    const key = `${exit.kind} ${String(span?.line)}:${String(span?.column)} ${value ? valueKey(value) : ''} ${state.key()}`;
    const known = this.#exits.get(key);
    if (!known || state.strain < known.state.strain || (state.strain === known.state.strain && failuresIn(state.trace) < failuresIn(known.state.trace))) this.#exits.set(key, exit);
  }

  #follow(edge: Edge, state: State, chosen: boolean): void {
    if (edge.failure) {
      state.strain = strainOfBoth(state.strain, edge.failure.likelihood === 'expected' ? 1 : 2);
      state.note({ kind: 'failure', failure: edge.failure });
    }
    if (edge.remark && chosen) state.note({ kind: 'branch', ...edge.remark });
    this.#arrive(edge.to, state);
  }

  #leaveByCall(block: Block, terminator: Extract<Block['terminator'], { op: 'call' }>, state: State): void {
    const continuations = followCall(state, terminator, {
      ...this.#place(block, block.instructions.length),
      block: block.id,
      summaryOf: this.#summaryOf,
      isForeign: this.#isForeign,
      siteAt: (resource, describe) => {
        const known = this.#sites.get(resource);
        if (known) return known;
        const site = describe();
        this.#sites.set(resource, site);
        return site;
      },
      lend: (lending) => this.#lends.set(`${String(lending.callback)} ${lending.pools.join()} ${lending.given.join()}`, lending),
      handOut: (way) => this.#handedOut.set(callbackKey(way), withWay(this.#handedOut.get(callbackKey(way)) ?? [], way)),
      callBack: (place) => this.#calledBack.add(callbackKey(place)),
    });
    for (const continuation of continuations) {
      if (continuation.way === 'normal') this.#arrive(terminator.normal, continuation.state);
      else if (terminator.exceptional) this.#follow(exceptionalEdge(terminator.exceptional, continuation.failed), continuation.state, true);
    }
  }

  #leaveByAwait(terminator: Extract<Block['terminator'], { op: 'await' }>, state: State): void {
    const source = state.read(terminator.source);
    suspend(state);
    state.pending.delete(valueKey(source));
    if (source.kind === 'promise') {
      if (source.settled === 'rejected') {
        this.#arrive(terminator.rejected.to, state);
        return;
      }
      state.variables.set(terminator.dest, source.value);
      this.#arrive(terminator.fulfilled, state);
      return;
    }
    if (source.kind !== 'symbol' || isOwnObject(source.id)) {
      state.variables.set(terminator.dest, source);
      this.#arrive(terminator.fulfilled, state);
      return;
    }
    this.#follow(terminator.rejected, rejectedWay(state, source.id), true);
    state.variables.set(terminator.dest, awaitedOf(state, source.id, terminator.dest));
    this.#arrive(terminator.fulfilled, state);
  }
}

/** The edge of a call that throws, as likely as what throws inside. */
function exceptionalEdge({ to, failure }: Edge, likelihood: Failure['likelihood'] | undefined): Edge {
  return failure && likelihood ? { to, failure: { ...failure, likelihood } } : { to };
}

/** What became of the promises that are still of use: that work failed decides where a path goes on, as an exception does. */
function settledPromises({ variables }: State): string {
  return [...variables].flatMap(([variable, value]) => (value.kind === 'promise' ? [`${String(variable)}${value.settled}`] : [])).join();
}

function placeKey({ line, column }: Span): string {
  return `${String(line)}:${String(column)}`;
}

function callbackKey({ callback, parameter }: Pick<HandedOut, 'callback' | 'parameter'>): string {
  return `${String(callback)} ${String(parameter)}`;
}
