/**
 * Declarations of arrays, maps, sets, weak references and binary data. `any` stands where the language's own declarations
 * have it: the receiver of a callback may be anything, and `unknown` would refuse callbacks that name theirs.
 */
export const COLLECTIONS = `
interface ArrayLike<T> { readonly length: number; readonly [index: number]: T; }
interface ConcatArray<T> { readonly length: number; readonly [index: number]: T; join(separator?: string): string; slice(start?: number, end?: number): T[]; }

interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  at(index: number): T | undefined;
  concat(...items: (T | ConcatArray<T>)[]): T[];
  entries(): ArrayIterator<[number, T]>;
  every<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S, receiver?: any): this is readonly S[];
  every(test: (value: T, index: number, array: readonly T[]) => unknown, receiver?: any): boolean;
  filter<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S, receiver?: any): S[];
  filter(test: (value: T, index: number, array: readonly T[]) => unknown, receiver?: any): T[];
  find<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S, receiver?: any): S | undefined;
  find(test: (value: T, index: number, array: readonly T[]) => unknown, receiver?: any): T | undefined;
  findIndex(test: (value: T, index: number, array: readonly T[]) => unknown, receiver?: any): number;
  findLast(test: (value: T, index: number, array: readonly T[]) => unknown, receiver?: any): T | undefined;
  findLastIndex(test: (value: T, index: number, array: readonly T[]) => unknown, receiver?: any): number;
  flat(depth?: number): (T extends readonly (infer U)[] ? U : T)[];
  flatMap<U>(callback: (value: T, index: number, array: readonly T[]) => U | readonly U[], receiver?: any): U[];
  forEach(callback: (value: T, index: number, array: readonly T[]) => void, receiver?: any): void;
  includes(value: T, start?: number): boolean;
  indexOf(value: T, start?: number): number;
  join(separator?: string): string;
  keys(): ArrayIterator<number>;
  lastIndexOf(value: T, start?: number): number;
  map<U>(callback: (value: T, index: number, array: readonly T[]) => U, receiver?: any): U[];
  reduce(callback: (previous: T, value: T, index: number, array: readonly T[]) => T): T;
  reduce(callback: (previous: T, value: T, index: number, array: readonly T[]) => T, initial: T): T;
  reduce<U>(callback: (previous: U, value: T, index: number, array: readonly T[]) => U, initial: U): U;
  reduceRight<U>(callback: (previous: U, value: T, index: number, array: readonly T[]) => U, initial: U): U;
  slice(start?: number, end?: number): T[];
  some(test: (value: T, index: number, array: readonly T[]) => unknown, receiver?: any): boolean;
  toReversed(): T[];
  toSorted(compare?: (left: T, right: T) => number): T[];
  toSpliced(start: number, count?: number, ...items: T[]): T[];
  values(): ArrayIterator<T>;
  with(index: number, value: T): T[];
  [Symbol.iterator](): ArrayIterator<T>;
}

interface Array<T> {
  length: number;
  [index: number]: T;
  at(index: number): T | undefined;
  concat(...items: (T | ConcatArray<T>)[]): T[];
  copyWithin(target: number, start: number, end?: number): this;
  entries(): ArrayIterator<[number, T]>;
  every<S extends T>(test: (value: T, index: number, array: T[]) => value is S, receiver?: any): this is S[];
  every(test: (value: T, index: number, array: T[]) => unknown, receiver?: any): boolean;
  fill(value: T, start?: number, end?: number): this;
  filter<S extends T>(test: (value: T, index: number, array: T[]) => value is S, receiver?: any): S[];
  filter(test: (value: T, index: number, array: T[]) => unknown, receiver?: any): T[];
  find<S extends T>(test: (value: T, index: number, array: T[]) => value is S, receiver?: any): S | undefined;
  find(test: (value: T, index: number, array: T[]) => unknown, receiver?: any): T | undefined;
  findIndex(test: (value: T, index: number, array: T[]) => unknown, receiver?: any): number;
  findLast(test: (value: T, index: number, array: T[]) => unknown, receiver?: any): T | undefined;
  findLastIndex(test: (value: T, index: number, array: T[]) => unknown, receiver?: any): number;
  flat(depth?: number): (T extends readonly (infer U)[] ? U : T)[];
  flatMap<U>(callback: (value: T, index: number, array: T[]) => U | readonly U[], receiver?: any): U[];
  forEach(callback: (value: T, index: number, array: T[]) => void, receiver?: any): void;
  includes(value: T, start?: number): boolean;
  indexOf(value: T, start?: number): number;
  join(separator?: string): string;
  keys(): ArrayIterator<number>;
  lastIndexOf(value: T, start?: number): number;
  map<U>(callback: (value: T, index: number, array: T[]) => U, receiver?: any): U[];
  pop(): T | undefined;
  push(...items: T[]): number;
  reduce(callback: (previous: T, value: T, index: number, array: T[]) => T): T;
  reduce(callback: (previous: T, value: T, index: number, array: T[]) => T, initial: T): T;
  reduce<U>(callback: (previous: U, value: T, index: number, array: T[]) => U, initial: U): U;
  reduceRight<U>(callback: (previous: U, value: T, index: number, array: T[]) => U, initial: U): U;
  reverse(): T[];
  shift(): T | undefined;
  slice(start?: number, end?: number): T[];
  some(test: (value: T, index: number, array: T[]) => unknown, receiver?: any): boolean;
  sort(compare?: (left: T, right: T) => number): this;
  splice(start: number, count?: number, ...items: T[]): T[];
  toReversed(): T[];
  toSorted(compare?: (left: T, right: T) => number): T[];
  toSpliced(start: number, count?: number, ...items: T[]): T[];
  unshift(...items: T[]): number;
  values(): ArrayIterator<T>;
  with(index: number, value: T): T[];
  [Symbol.iterator](): ArrayIterator<T>;
}
interface ArrayConstructor {
  new (length?: number): any[];
  new <T>(length: number): T[];
  new <T>(...items: T[]): T[];
  (length?: number): any[];
  <T>(...items: T[]): T[];
  from<T>(items: Iterable<T> | ArrayLike<T>): T[];
  from<T, U>(items: Iterable<T> | ArrayLike<T>, callback: (value: T, index: number) => U, receiver?: any): U[];
  fromAsync<T>(items: AsyncIterable<T> | Iterable<T | PromiseLike<T>>): Promise<T[]>;
  isArray(value: any): value is any[];
  of<T>(...items: T[]): T[];
}
declare var Array: ArrayConstructor;

interface Map<K, V> {
  clear(): void;
  delete(key: K): boolean;
  entries(): MapIterator<[K, V]>;
  forEach(callback: (value: V, key: K, map: Map<K, V>) => void, receiver?: any): void;
  get(key: K): V | undefined;
  has(key: K): boolean;
  keys(): MapIterator<K>;
  set(key: K, value: V): this;
  values(): MapIterator<V>;
  readonly size: number;
  [Symbol.iterator](): MapIterator<[K, V]>;
}
interface MapConstructor {
  new (): Map<any, any>;
  new <K, V>(entries?: Iterable<readonly [K, V]> | null): Map<K, V>;
  groupBy<K, T>(items: Iterable<T>, key: (item: T, index: number) => K): Map<K, T[]>;
}
declare var Map: MapConstructor;
interface ReadonlyMap<K, V> {
  entries(): MapIterator<[K, V]>;
  forEach(callback: (value: V, key: K, map: ReadonlyMap<K, V>) => void, receiver?: any): void;
  get(key: K): V | undefined;
  has(key: K): boolean;
  keys(): MapIterator<K>;
  values(): MapIterator<V>;
  readonly size: number;
  [Symbol.iterator](): MapIterator<[K, V]>;
}

interface Set<T> {
  add(value: T): this;
  clear(): void;
  delete(value: T): boolean;
  difference<U>(other: ReadonlySet<U>): Set<T>;
  entries(): SetIterator<[T, T]>;
  forEach(callback: (value: T, key: T, set: Set<T>) => void, receiver?: any): void;
  has(value: T): boolean;
  intersection<U>(other: ReadonlySet<U>): Set<T & U>;
  keys(): SetIterator<T>;
  union<U>(other: ReadonlySet<U>): Set<T | U>;
  values(): SetIterator<T>;
  readonly size: number;
  [Symbol.iterator](): SetIterator<T>;
}
interface SetConstructor { new <T = any>(values?: Iterable<T> | null): Set<T>; }
declare var Set: SetConstructor;
interface ReadonlySet<T> {
  entries(): SetIterator<[T, T]>;
  forEach(callback: (value: T, key: T, set: ReadonlySet<T>) => void, receiver?: any): void;
  has(value: T): boolean;
  keys(): SetIterator<T>;
  values(): SetIterator<T>;
  readonly size: number;
  [Symbol.iterator](): SetIterator<T>;
}

type WeakKey = object | symbol;
interface WeakMap<K extends WeakKey, V> { delete(key: K): boolean; get(key: K): V | undefined; has(key: K): boolean; set(key: K, value: V): this; }
declare var WeakMap: { new <K extends WeakKey = WeakKey, V = any>(entries?: Iterable<readonly [K, V]> | null): WeakMap<K, V> };
interface WeakSet<T extends WeakKey> { add(value: T): this; delete(value: T): boolean; has(value: T): boolean; }
declare var WeakSet: { new <T extends WeakKey = WeakKey>(values?: Iterable<T> | null): WeakSet<T> };
interface WeakRef<T extends WeakKey> { deref(): T | undefined; }
declare var WeakRef: { new <T extends WeakKey>(target: T): WeakRef<T> };
interface FinalizationRegistry<T> { register(target: WeakKey, held: T, token?: WeakKey): void; unregister(token: WeakKey): boolean; }
declare var FinalizationRegistry: { new <T>(callback: (held: T) => void): FinalizationRegistry<T> };

interface ArrayBuffer { readonly byteLength: number; slice(start?: number, end?: number): ArrayBuffer; }
declare var ArrayBuffer: { new (length: number): ArrayBuffer; isView(value: any): boolean };
interface SharedArrayBuffer { readonly byteLength: number; }
declare var SharedArrayBuffer: { new (length: number): SharedArrayBuffer };
interface DataView { readonly byteLength: number; [member: string]: any; }
declare var DataView: { new (buffer: ArrayBuffer, offset?: number, length?: number): DataView };
interface Uint8Array {
  readonly length: number; readonly byteLength: number; readonly buffer: ArrayBuffer;
  [index: number]: number;
  slice(start?: number, end?: number): Uint8Array; subarray(start?: number, end?: number): Uint8Array;
  set(values: ArrayLike<number>, offset?: number): void; fill(value: number, start?: number, end?: number): this;
  toString(): string;
  [Symbol.iterator](): ArrayIterator<number>;
}
interface Uint8ArrayConstructor { new (source?: any, offset?: number, length?: number): Uint8Array; from(values: Iterable<number> | ArrayLike<number>): Uint8Array; }
declare var Uint8Array: Uint8ArrayConstructor;
type Int8Array = Uint8Array; declare var Int8Array: Uint8ArrayConstructor;
type Int16Array = Uint8Array; declare var Int16Array: Uint8ArrayConstructor;
type Int32Array = Uint8Array; declare var Int32Array: Uint8ArrayConstructor;
type Uint16Array = Uint8Array; declare var Uint16Array: Uint8ArrayConstructor;
type Uint32Array = Uint8Array; declare var Uint32Array: Uint8ArrayConstructor;
type Float32Array = Uint8Array; declare var Float32Array: Uint8ArrayConstructor;
type Float64Array = Uint8Array; declare var Float64Array: Uint8ArrayConstructor;
`;
