/** Declarations of iterators, generators and their asynchronous twins. */
export const ITERATION = `
interface IteratorYieldResult<T> { done?: false; value: T; }
interface IteratorReturnResult<R> { done: true; value: R; }
type IteratorResult<T, R = any> = IteratorYieldResult<T> | IteratorReturnResult<R>;
type BuiltinIteratorReturn = any;
interface Iterator<T, R = any, N = any> {
  next(...values: [] | [N]): IteratorResult<T, R>;
  return?(value?: R): IteratorResult<T, R>;
  throw?(error?: any): IteratorResult<T, R>;
}
interface Iterable<T, R = any, N = any> { [Symbol.iterator](): Iterator<T, R, N>; }
interface IterableIterator<T, R = any, N = any> extends Iterator<T, R, N> { [Symbol.iterator](): IterableIterator<T, R, N>; }
interface IteratorObject<T, R = unknown, N = unknown> extends Iterator<T, R, N>, Disposable {
  [Symbol.iterator](): IteratorObject<T, R, N>;
  drop(count: number): IteratorObject<T, undefined, unknown>;
  every(test: (value: T, index: number) => unknown): boolean;
  filter<S extends T>(test: (value: T, index: number) => value is S): IteratorObject<S, undefined, unknown>;
  filter(test: (value: T, index: number) => unknown): IteratorObject<T, undefined, unknown>;
  find(test: (value: T, index: number) => unknown): T | undefined;
  flatMap<U>(callback: (value: T, index: number) => Iterable<U>): IteratorObject<U, undefined, unknown>;
  forEach(callback: (value: T, index: number) => void): void;
  map<U>(callback: (value: T, index: number) => U): IteratorObject<U, undefined, unknown>;
  reduce<U>(callback: (previous: U, value: T, index: number) => U, initial: U): U;
  some(test: (value: T, index: number) => unknown): boolean;
  take(count: number): IteratorObject<T, undefined, unknown>;
  toArray(): T[];
}
declare var Iterator: { from<T>(values: Iterable<T> | Iterator<T>): IteratorObject<T, undefined, unknown> };
interface ArrayIterator<T> extends IteratorObject<T, any, unknown> { [Symbol.iterator](): ArrayIterator<T>; }
interface MapIterator<T> extends IteratorObject<T, any, unknown> { [Symbol.iterator](): MapIterator<T>; }
interface SetIterator<T> extends IteratorObject<T, any, unknown> { [Symbol.iterator](): SetIterator<T>; }
interface StringIterator<T> extends IteratorObject<T, any, unknown> { [Symbol.iterator](): StringIterator<T>; }
interface RegExpStringIterator<T> extends IteratorObject<T, any, unknown> { [Symbol.iterator](): RegExpStringIterator<T>; }
interface Generator<T = unknown, R = any, N = any> extends IteratorObject<T, R, N> {
  next(...values: [] | [N]): IteratorResult<T, R>;
  return(value: R): IteratorResult<T, R>;
  throw(error: any): IteratorResult<T, R>;
  [Symbol.iterator](): Generator<T, R, N>;
}
interface GeneratorFunction { new (...values: any[]): Generator; (...values: any[]): Generator; readonly prototype: Generator; }

interface AsyncIterator<T, R = any, N = any> {
  next(...values: [] | [N]): Promise<IteratorResult<T, R>>;
  return?(value?: R | PromiseLike<R>): Promise<IteratorResult<T, R>>;
  throw?(error?: any): Promise<IteratorResult<T, R>>;
}
interface AsyncIterable<T, R = any, N = any> { [Symbol.asyncIterator](): AsyncIterator<T, R, N>; }
interface AsyncIterableIterator<T, R = any, N = any> extends AsyncIterator<T, R, N> { [Symbol.asyncIterator](): AsyncIterableIterator<T, R, N>; }
interface AsyncIteratorObject<T, R = unknown, N = unknown> extends AsyncIterator<T, R, N>, AsyncDisposable { [Symbol.asyncIterator](): AsyncIteratorObject<T, R, N>; }
interface AsyncGenerator<T = unknown, R = any, N = any> extends AsyncIteratorObject<T, R, N> {
  next(...values: [] | [N]): Promise<IteratorResult<T, R>>;
  return(value: R | PromiseLike<R>): Promise<IteratorResult<T, R>>;
  throw(error: any): Promise<IteratorResult<T, R>>;
  [Symbol.asyncIterator](): AsyncGenerator<T, R, N>;
}
interface AsyncGeneratorFunction { new (...values: any[]): AsyncGenerator; (...values: any[]): AsyncGenerator; readonly prototype: AsyncGenerator; }
`;
