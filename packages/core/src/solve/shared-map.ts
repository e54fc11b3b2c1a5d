/** A map that costs nothing to copy: copies share their entries until one of them is changed. */

interface Entries<Key, Value> {
  readonly map: Map<Key, Value>;
  /** The text of the entries, once somebody asked for it. */
  text: string | undefined;
  /** The entries by what their keys belong to, once somebody asked for them. */
  groups: Groups<Value> | undefined;
}

/** What the keys of some entries belong to → the rest of each key, with its value. */
type Groups<Value> = ReadonlyMap<string, readonly (readonly [string, Value])[]>;

/** What a state knows of one kind. Most steps change little of it, and most states that are copied are never changed. */
export class SharedMap<Key, Value> implements Iterable<[Key, Value]> {
  readonly #describe: (map: ReadonlyMap<Key, Value>) => string;
  #entries: Entries<Key, Value>;
  #isShared: boolean;

  /** @param describe a text that is the same exactly for the same entries, in whatever order they came; asked for once while nothing is changed */
  constructor(describe: (map: ReadonlyMap<Key, Value>) => string, entries?: Entries<Key, Value>) {
    this.#describe = describe;
    this.#entries = entries ?? { map: new Map<Key, Value>(), text: undefined, groups: undefined };
    this.#isShared = entries !== undefined;
  }

  copy(): SharedMap<Key, Value> {
    this.#isShared = true;
    return new SharedMap(this.#describe, this.#entries);
  }

  get size(): number {
    return this.#entries.map.size;
  }

  get(key: Key): Value | undefined {
    return this.#entries.map.get(key);
  }

  has(key: Key): boolean {
    return this.#entries.map.has(key);
  }

  set(key: Key, value: Value): void {
    if (this.#entries.map.get(key) === value && value !== undefined) return;
    this.#own().set(key, value);
  }

  delete(key: Key): void {
    if (this.#entries.map.has(key)) this.#own().delete(key);
  }

  keys(): IterableIterator<Key> {
    return this.#entries.map.keys();
  }

  values(): IterableIterator<Value> {
    return this.#entries.map.values();
  }

  [Symbol.iterator](): IterableIterator<[Key, Value]> {
    return this.#entries.map[Symbol.iterator]();
  }

  /** The text of the entries. */
  text(): string {
    this.#entries.text ??= this.#describe(this.#entries.map);
    return this.#entries.text;
  }

  /**
   * The entries of each owner, in their order.
   *
   * @param split the owner that a key names and the rest of it, or undefined for a key of nobody; the same at each call
   */
  groups(split: (key: Key) => readonly [owner: string, rest: string] | undefined): Groups<Value> {
    this.#entries.groups ??= groupsOf(this.#entries.map, split);
    return this.#entries.groups;
  }

  /** The entries, about to be changed. */
  #own(): Map<Key, Value> {
    if (this.#isShared) {
      this.#entries = { map: new Map(this.#entries.map), text: undefined, groups: undefined };
      this.#isShared = false;
    } else {
      this.#entries.text = undefined;
      this.#entries.groups = undefined;
    }
    return this.#entries.map;
  }
}

function groupsOf<Key, Value>(map: ReadonlyMap<Key, Value>, split: (key: Key) => readonly [string, string] | undefined): Groups<Value> {
  const groups = new Map<string, (readonly [string, Value])[]>();
  for (const [key, value] of map) {
    const [owner, rest] = split(key) ?? [];
    if (owner === undefined || rest === undefined) continue;
    const group = groups.get(owner);
    if (group) group.push([rest, value]);
    else groups.set(owner, [[rest, value]]);
  }
  return groups;
}
