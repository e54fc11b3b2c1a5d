/**
 * Declarations of the built-in modules of Node.js through which resources, callbacks and contexts flow. Every other
 * built-in module stays untyped.
 */
const BUILT_IN_MODULES: Readonly<Record<string, string>> = {
  util: `
    type Callback<R> = (error: any, result: R) => void;
    export function promisify<R>(call: (callback: Callback<R>) => void): () => Promise<R>;
    export function promisify<A, R>(call: (a: A, callback: Callback<R>) => void): (a: A) => Promise<R>;
    export function promisify<A, B, R>(call: (a: A, b: B, callback: Callback<R>) => void): (a: A, b: B) => Promise<R>;
    export function promisify<A, B, C, R>(call: (a: A, b: B, c: C, callback: Callback<R>) => void): (a: A, b: B, c: C) => Promise<R>;
    export function promisify(call: Function): (...values: any[]) => Promise<any>;
    export namespace promisify { const custom: unique symbol; }
    export function callbackify<A extends any[], R>(call: (...values: A) => Promise<R>): (...values: [...A, Callback<R>]) => void;
    export function deprecate<T extends Function>(call: T, message: string, code?: string): T;
    export function format(...values: any[]): string;
    export function inherits(constructor: any, parent: any): void;
    export function inspect(value: any, options?: any): string;
    export function isDeepStrictEqual(left: unknown, right: unknown): boolean;
    export const types: any;
    export const TextEncoder: any;
    export const TextDecoder: any;`,
  events: `
    class EventEmitter {
      constructor(options?: any);
      addListener(event: string | symbol, listener: (...values: any[]) => void): this;
      on(event: string | symbol, listener: (...values: any[]) => void): this;
      once(event: string | symbol, listener: (...values: any[]) => void): this;
      off(event: string | symbol, listener: (...values: any[]) => void): this;
      prependListener(event: string | symbol, listener: (...values: any[]) => void): this;
      removeListener(event: string | symbol, listener: (...values: any[]) => void): this;
      removeAllListeners(event?: string | symbol): this;
      emit(event: string | symbol, ...values: any[]): boolean;
      eventNames(): (string | symbol)[];
      listenerCount(event: string | symbol): number;
      listeners(event: string | symbol): Function[];
      setMaxListeners(count: number): this;
    }
    namespace EventEmitter {
      export { EventEmitter };
      export function once(emitter: any, event: string | symbol, options?: any): Promise<any[]>;
      export function on(emitter: any, event: string | symbol, options?: any): AsyncIterableIterator<any[]>;
      export let defaultMaxListeners: number;
    }
    export = EventEmitter;`,
  async_hooks: `
    export class AsyncLocalStorage<T> {
      constructor(options?: any);
      static bind<F extends (...values: any[]) => any>(call: F): F;
      static snapshot(): <A extends any[], R>(call: (...values: A) => R, ...values: A) => R;
      disable(): void;
      enterWith(store: T): void;
      exit<A extends any[], R>(call: (...values: A) => R, ...values: A): R;
      getStore(): T | undefined;
      run<A extends any[], R>(store: T, call: (...values: A) => R, ...values: A): R;
    }
    export class AsyncResource {
      constructor(type: string, options?: any);
      static bind<F extends (...values: any[]) => any>(call: F): F;
      runInAsyncScope<R>(call: (...values: any[]) => R, receiver?: any, ...values: any[]): R;
    }
    export function createHook(callbacks: any): any;
    export function executionAsyncId(): number;`,
  'timers/promises': `
    export function setTimeout<T = void>(milliseconds?: number, value?: T, options?: any): Promise<T>;
    export function setImmediate<T = void>(value?: T, options?: any): Promise<T>;
    export function setInterval<T = void>(milliseconds?: number, value?: T, options?: any): AsyncIterableIterator<T>;
    export const scheduler: { wait(milliseconds: number, options?: any): Promise<void>; yield(): Promise<void> };`,
  stream: `
    import { EventEmitter } from 'events';
    class Stream extends EventEmitter { pipe<T>(target: T, options?: any): T; }
    namespace Stream {
      export { Stream };
      export class Readable extends Stream implements AsyncIterable<any> {
        constructor(options?: any);
        static from(values: Iterable<any> | AsyncIterable<any>, options?: any): Readable;
        readonly destroyed: boolean;
        destroy(error?: Error): this;
        pause(): this;
        push(chunk: any, encoding?: string): boolean;
        read(size?: number): any;
        resume(): this;
        setEncoding(encoding: string): this;
        unpipe(target?: any): this;
        [Symbol.asyncIterator](): AsyncIterableIterator<any>;
        [Symbol.asyncDispose](): Promise<void>;
      }
      export class Writable extends Stream {
        constructor(options?: any);
        readonly destroyed: boolean;
        destroy(error?: Error): this;
        end(...values: any[]): this;
        write(...values: any[]): boolean;
      }
      export class Duplex extends Readable {
        end(...values: any[]): this;
        write(...values: any[]): boolean;
      }
      export class Transform extends Duplex {}
      export class PassThrough extends Transform {}
      export function pipeline(...values: any[]): any;
      export function finished(...values: any[]): any;
      export const promises: { pipeline(...values: any[]): Promise<void>; finished(...values: any[]): Promise<void> };
    }
    export = Stream;`,
  'stream/promises': `
    export function pipeline(...values: any[]): Promise<void>;
    export function finished(...values: any[]): Promise<void>;`,
};

/** Each module stands under its plain name and under its `node:` name. */
export const NODE_MODULES = Object.entries(BUILT_IN_MODULES)
  .map(
    ([name, body]) =>
      `declare module '${name}' {${body}\n}\ndeclare module 'node:${name}' {\n  import original = require('${name}');\n  export = original;\n}\n`,
  )
  .join('');
