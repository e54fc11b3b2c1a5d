/** What is known on one path: a disjunct. */
import { isSpreadField, kindField, type AcquireSite, type Failure, type ReleaseForm, type Variable } from '../ir/index.js';
import type { Span } from '../report/index.js';
import { SharedMap } from './shared-map.js';
import { ANYTHING, constantMask, fieldSymbol, isOwn, isOwnObject, localSymbol, TESTED_KINDS, TRUTHY, UNDEFINED, valueKey, type ResourceId, type SymbolId, type Value } from './values.js';

export type ResourceStatus =
  /** A lazy resource that owes nothing yet. */
  | 'idle'
  | 'held'
  /** Held, and kept where other code of the program can see it. */
  | 'stored'
  | 'released'
  /** Somebody else owes the release now. */
  | 'transferred';

export interface ResourceState {
  readonly status: ResourceStatus;
  /** True for a lazy resource that is kept in a field before it owes anything. */
  readonly kept?: boolean;
  /** True if the object whose method runs keeps it in a field. */
  readonly inReceiver?: boolean;
  /** The field of the object whose method runs, or the variable around the function, that it was put into: its symbol. */
  readonly keptIn?: SymbolId;
  /** True once another call of the function may have put its own where this one is kept. */
  readonly exposed?: boolean;
  /** Of a parameter that a library call has worked with: how far from the ordinary that was. */
  readonly worked?: Strain;
  /** The pool it was taken from. */
  readonly lender?: ResourceId;
  /** The names of that pool. */
  readonly lentBy?: readonly string[];
  /** Of a transaction or a cursor: the connection it is open on. */
  readonly openOn?: ResourceId;
  /** True for a pool: whoever gets hold of it may keep it and end it. */
  readonly pool?: boolean;
  /** Where it was released last, and how far from the ordinary that was. */
  readonly released?: { readonly span: Span; readonly how: ReleaseForm; readonly discarded: boolean; readonly strain: Strain };
}

/** Work that was begun on a resource and not waited for. */
export interface PendingWork {
  readonly resource: ResourceId;
  readonly span: Span;
  readonly text: string;
}

/** One remark on the way here; the list runs backwards. */
export interface Trace {
  readonly step:
    | { readonly kind: 'acquired'; readonly site: AcquireSite; readonly resource: ResourceId }
    | { readonly kind: 'released'; readonly resource: ResourceId; readonly span: Span }
    | { readonly kind: 'failure'; readonly failure: Failure }
    | { readonly kind: 'branch'; readonly span: Span; readonly text: string };
  readonly previous: Trace | undefined;
}

/** How many things went wrong on the way: of two stories that end alike, the one with fewer failures names the cause. */
export function failuresIn(trace: Trace | undefined): number {
  let count = 0;
  for (let at = trace; at; at = at.previous) if (at.step.kind === 'failure') count += 1;
  return count;
}

/** How far from the ordinary a path is: 0 no failure, 1 an expected one, 2 an unlikely one. */
export type Strain = 0 | 1 | 2;

/** The strain of a path that takes both. */
export function strainOfBoth(one: Strain, other: Strain): Strain {
  return one > other ? one : other;
}

/** The strain of a thing that either path shows. */
export function strainOfEither(one: Strain, other: Strain): Strain {
  return one < other ? one : other;
}

/** Longest chain of fields that names a symbol: a loop along a list must come to an end. */
const MAX_SYMBOL_DEPTH = 6;

/** The field that tells that an object of the function's own has no fields but those that are known. */
export const COMPLETE_FIELD = '?complete';

/** What every object has, though nobody wrote it. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A mutable disjunct; {@link State.copy} before it is changed on two ways. */
export class State {
  readonly variables: SharedMap<Variable, Value>;
  /** What a symbol may still be: a set of bits. */
  readonly facts: SharedMap<SymbolId, number>;
  /** Fields that were written, by {@link fieldSymbol}. */
  readonly fields: SharedMap<string, Value>;
  readonly resources: SharedMap<ResourceId, ResourceState>;
  /** Promises of work that is under way on a resource, by the key of their value. */
  readonly pending: Map<string, PendingWork>;
  /** Variables that a closure which others hold will release. */
  readonly handedOver: Set<Variable>;
  strain: Strain;
  /** True if joining paths has lost something that was known on one of them. */
  approximate: boolean;
  trace: Trace | undefined;

  constructor(from?: State) {
    this.variables = from?.variables.copy() ?? new SharedMap(textOfVariables);
    this.facts = from?.facts.copy() ?? new SharedMap(textOfFacts);
    this.fields = from?.fields.copy() ?? new SharedMap(textOfFields);
    this.resources = from?.resources.copy() ?? new SharedMap(textOfResources);
    this.pending = new Map(from?.pending);
    this.handedOver = new Set(from?.handedOver);
    this.strain = from?.strain ?? 0;
    this.approximate = from?.approximate ?? false;
    this.trace = from?.trace;
  }

  copy(): State {
    return new State(this);
  }

  read(variable: Variable): Value {
    return this.variables.get(variable) ?? UNDEFINED;
  }

  /** The strain of something that only this very path can show: doubtful where paths were joined. */
  get eventStrain(): Strain {
    return strainOfBoth(this.strain, this.doubt);
  }

  /** How doubtful it is that such a path exists: paths that were joined lend each other what they know. */
  get doubt(): Strain {
    return this.approximate ? 2 : 0;
  }

  note(step: Trace['step']): void {
    this.trace = { step, previous: this.trace };
  }

  /** What the value may be, as a set of bits. */
  maskOf(value: Value): number {
    switch (value.kind) {
      case 'constant':
        return constantMask(value.value);
      case 'symbol':
        return this.facts.get(value.id) ?? ANYTHING;
      case 'resource':
      case 'promise':
      case 'releaser':
      case 'settler':
      case 'closure':
        return TRUTHY;
    }
  }

  /** Takes a parameter, or what a call returned, for an object from here on: neither nullish nor a falsy primitive. */
  assumeObject(symbol: SymbolId): void {
    if (/^[pv]\d+$/.test(symbol)) this.facts.set(symbol, TRUTHY);
  }

  /** The value of a field: what was written, or a symbol that is the same at each reading. */
  load(object: Value, field: string, fallback: SymbolId): Value {
    const base = object.kind === 'symbol' || object.kind === 'resource' ? object.id : undefined;
    if (base === undefined) return object.kind === 'constant' ? UNDEFINED : { kind: 'symbol', id: fallback };
    const key = fieldSymbol(base, field);
    if (base.split('.').length > MAX_SYMBOL_DEPTH) return { kind: 'symbol', id: fallback };
    return this.fields.get(key) ?? (this.#isAbsent(base, field, fallback) ? UNDEFINED : undefined) ?? this.#loadSpread(base, field, fallback) ?? { kind: 'symbol', id: key };
  }

  /** True for an object of the function's own that has no field but those that are known. */
  isComplete(value: Value): boolean {
    return value.kind === 'symbol' && this.#hasAllFields(value.id);
  }

  #hasAllFields(object: SymbolId): boolean {
    return this.fields.has(fieldSymbol(object, COMPLETE_FIELD));
  }

  /** Whether an object has a field, whatever is in it; undefined where that is not known. `asker` names the place that asks. */
  isPresent(object: Value, field: string, asker: SymbolId): boolean | undefined {
    if (object.kind !== 'symbol' || !isOwnObject(object.id)) return undefined;
    return this.fields.has(fieldSymbol(object.id, field)) || (this.#isAbsent(object.id, field, asker) ? false : undefined);
  }

  /**
   * True for what a complete object does not have. What was not there stays away for all who ask later, whoever else may
   * have had the object meanwhile; only a place that asks again, as the condition of a loop does, may find that it has come.
   */
  #isAbsent(base: SymbolId, field: string, asker: SymbolId): boolean {
    if (!isOwnObject(base) || field.startsWith('?') || INHERITED.has(field)) return false;
    const note = fieldSymbol(base, `?absent ${field}`);
    if (this.#hasAllFields(base)) {
      this.fields.set(note, { kind: 'symbol', id: asker });
      return true;
    }
    const noted = this.fields.get(note);
    if (noted?.kind !== 'symbol' || noted.id !== asker) return noted !== undefined;
    this.fields.delete(note);
    return false;
  }

  /** From here on others may add fields to an object, and to those in it. */
  forgetCompleteness(value: Value, seen = new Set<SymbolId>()): void {
    if (value.kind !== 'symbol' || seen.has(value.id)) return;
    seen.add(value.id);
    this.fields.delete(fieldSymbol(value.id, COMPLETE_FIELD));
    for (const [, field] of this.fieldsOf(value.id)) this.forgetCompleteness(field, seen);
  }

  /** A field that an object has, if at all, of the one that was spread into it. */
  #loadSpread(base: SymbolId, field: string, fallback: SymbolId): Value | undefined {
    if (!isOwnObject(base)) return undefined;
    const [source, ...others] = [...this.fieldsOf(base)].filter(([name]) => isSpreadField(name));
    return source && others.length === 0 ? this.load(source[1], field, fallback) : undefined;
  }

  /** Notes what a fresh resource is an instance of. */
  setKind(resource: ResourceId, kind: string): void {
    for (const tested of TESTED_KINDS) this.fields.set(fieldSymbol(resource, kindField(tested)), { kind: 'constant', value: tested === kind });
  }

  /** Forgets everything said about a symbol that is about to stand for something new. */
  forget(symbol: SymbolId): void {
    const prefix = `${symbol}.`;
    for (const map of [this.facts, this.fields, this.resources]) {
      for (const key of map.keys()) if (key === symbol || key.startsWith(prefix) || key.includes(`(${symbol})`)) map.delete(key);
    }
  }

  /** The fields that the program wrote into an object, by name; those it cannot name are none of its own. */
  fieldsOf(symbol: SymbolId): Iterable<readonly [string, Value]> {
    return this.fieldsByOwner().get(symbol) ?? [];
  }

  /** The same of all objects: a large object is asked for its fields again and again. */
  fieldsByOwner(): ReadonlyMap<SymbolId, readonly (readonly [string, Value])[]> {
    return this.fields.groups(ownField);
  }

  /** The resources that a value is or contains. */
  resourcesIn(value: Value, seen = new Set<SymbolId>()): ResourceId[] {
    switch (value.kind) {
      case 'resource':
        return [value.id];
      case 'promise':
        return this.resourcesIn(value.value, seen);
      case 'releaser':
        return [value.resource];
      case 'closure':
        return value.captures.flatMap(({ variable }) => {
          const mark = localSymbol(variable);
          if (seen.has(mark)) return [];
          seen.add(mark);
          return this.resourcesIn(this.read(variable), seen);
        });
      case 'symbol': {
        if (seen.has(value.id)) return [];
        seen.add(value.id);
        return [...this.fieldsOf(value.id)].flatMap(([, field]) => this.resourcesIn(field, seen));
      }
      case 'constant':
      case 'settler':
        return [];
    }
  }

  /** At an exit: keeps of the variables only those that the returned value, a closure, still reads. */
  forgetVariables(returned: Value | undefined): void {
    const kept = new Set<Variable>();
    if (returned) this.#collectCaptured(returned, kept, new Set());
    for (const variable of this.variables.keys()) if (!kept.has(variable)) this.variables.delete(variable);
  }

  /** The variables that closures in a value read, and what those hold in turn. */
  #collectCaptured(value: Value, found: Set<Variable>, seen: Set<SymbolId>): void {
    switch (value.kind) {
      case 'promise':
        this.#collectCaptured(value.value, found, seen);
        return;
      case 'closure':
        for (const { variable } of value.captures) {
          if (found.has(variable)) continue;
          found.add(variable);
          this.#collectCaptured(this.read(variable), found, seen);
        }
        return;
      case 'symbol':
        if (seen.has(value.id)) return;
        seen.add(value.id);
        for (const [, field] of this.fieldsOf(value.id)) this.#collectCaptured(field, found, seen);
        return;
      case 'constant':
      case 'resource':
      case 'releaser':
      case 'settler':
        return;
    }
  }

  /** What distinguishes this state from others as far as resources go. */
  resourceKey(): string {
    return this.resources.text();
  }

  /** True while the function itself owes a release, still has a name for what it has released, or works with what it was given. */
  get owes(): boolean {
    for (const [id, { status }] of this.resources) if (!isOwn(id) || (status !== 'released' && status !== 'transferred')) return true;
    for (const value of this.variables.values()) if (value.kind === 'resource' && this.resources.get(value.id)?.status === 'released') return true;
    return false;
  }

  /** True while the function holds something that it acquired itself. */
  get holds(): boolean {
    for (const [id, { status }] of this.resources) if (status === 'held' && isOwn(id)) return true;
    return false;
  }

  /** A text that is the same exactly for states that behave the same from here on, however strained they are. */
  key(): string {
    return `${this.variables.text()}|${this.facts.text()}|${this.fields.text()}|${this.resourceKey()}|${[...this.handedOver].join()}|${[...this.pending.keys()].join()}`;
  }
}

/** The owner of a field and its name; undefined for what no program can name. */
function ownField(field: string): readonly [SymbolId, string] | undefined {
  const dot = field.lastIndexOf('.');
  return dot < 0 || field.startsWith('?', dot + 1) ? undefined : [field.slice(0, dot), field.slice(dot + 1)];
}

function textOfVariables(variables: ReadonlyMap<Variable, Value>): string {
  return [...variables].sort(([a], [b]) => a - b).map(([variable, value]) => `${String(variable)}:${valueKey(value)}`).join(' ');
}

function textOfFacts(facts: ReadonlyMap<SymbolId, number>): string {
  return [...facts].map(([symbol, mask]) => `${symbol}~${String(mask)}`).sort().join(' ');
}

function textOfFields(fields: ReadonlyMap<string, Value>): string {
  return [...fields].map(([field, value]) => `${field}=${valueKey(value)}`).sort().join(' ');
}

function textOfResources(resources: ReadonlyMap<ResourceId, ResourceState>): string {
  return [...resources].map(([id, { status, exposed, worked, released }]) => {
    // Callers learn how likely it is that what they gave is released.
    const strain = status === 'released' && !isOwn(id) ? released?.strain : worked;
    return `${id}=${status}${exposed === true ? '~' : ''}${strain === undefined ? '' : `!${String(strain)}`}`;
  }).sort().join(' ');
}
