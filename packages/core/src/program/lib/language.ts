/** Declarations of the language itself: primitives, functions, errors, numbers, text. */
export const LANGUAGE = `
interface Object {
  constructor: Function;
  toString(): string;
  valueOf(): Object;
  hasOwnProperty(key: PropertyKey): boolean;
}
interface ObjectConstructor {
  new (value?: any): any;
  (value?: any): any;
  assign<T extends {}, U>(target: T, source: U): T & U;
  assign<T extends {}, U, V>(target: T, first: U, second: V): T & U & V;
  assign(target: object, ...sources: any[]): any;
  create(prototype: object | null, properties?: any): any;
  defineProperty<T>(target: T, key: PropertyKey, descriptor: PropertyDescriptor): T;
  defineProperties<T>(target: T, descriptors: Record<PropertyKey, PropertyDescriptor>): T;
  entries<T>(value: { [key: string]: T } | ArrayLike<T>): [string, T][];
  entries(value: {}): [string, any][];
  freeze<T>(value: T): Readonly<T>;
  fromEntries<T>(entries: Iterable<readonly [PropertyKey, T]>): { [key: string]: T };
  getOwnPropertyDescriptor(value: any, key: PropertyKey): PropertyDescriptor | undefined;
  getOwnPropertyNames(value: any): string[];
  getOwnPropertySymbols(value: any): symbol[];
  getPrototypeOf(value: any): any;
  groupBy<K extends PropertyKey, T>(items: Iterable<T>, key: (item: T, index: number) => K): Partial<Record<K, T[]>>;
  hasOwn(value: object, key: PropertyKey): boolean;
  is(left: any, right: any): boolean;
  isFrozen(value: any): boolean;
  keys(value: {}): string[];
  preventExtensions<T>(value: T): T;
  seal<T>(value: T): T;
  setPrototypeOf(value: any, prototype: object | null): any;
  values<T>(value: { [key: string]: T } | ArrayLike<T>): T[];
  values(value: {}): any[];
  readonly prototype: Object;
}
declare var Object: ObjectConstructor;

interface Function {
  apply(this: Function, receiver: any, values?: any): any;
  call(this: Function, receiver: any, ...values: any[]): any;
  bind(this: Function, receiver: any, ...values: any[]): any;
  prototype: any;
  readonly length: number;
  readonly name: string;
  [Symbol.hasInstance](value: any): boolean;
}
interface FunctionConstructor { new (...code: string[]): Function; (...code: string[]): Function; readonly prototype: Function; }
declare var Function: FunctionConstructor;
interface CallableFunction extends Function {
  apply<This, R>(this: (this: This) => R, receiver: This): R;
  apply<This, A extends any[], R>(this: (this: This, ...values: A) => R, receiver: This, values: A): R;
  call<This, A extends any[], R>(this: (this: This, ...values: A) => R, receiver: This, ...values: A): R;
  bind<T>(this: T, receiver: ThisParameterType<T>): OmitThisParameter<T>;
  bind<This, A extends any[], B extends any[], R>(this: (this: This, ...values: [...A, ...B]) => R, receiver: This, ...values: A): (...values: B) => R;
}
interface NewableFunction extends Function {
  bind<T>(this: T, receiver: any): T;
}
interface IArguments { [index: number]: any; length: number; callee: Function; [Symbol.iterator](): ArrayIterator<any>; }

type PropertyKey = string | number | symbol;
interface PropertyDescriptor {
  configurable?: boolean; enumerable?: boolean; writable?: boolean;
  value?: any; get?(): any; set?(value: any): void;
}
interface TypedPropertyDescriptor<T> {
  configurable?: boolean; enumerable?: boolean; writable?: boolean;
  value?: T; get?: () => T; set?: (value: T) => void;
}
type ClassDecorator = <T extends Function>(target: T) => T | void;
type PropertyDecorator = (target: Object, key: string | symbol) => void;
type MethodDecorator = <T>(target: Object, key: string | symbol, descriptor: TypedPropertyDescriptor<T>) => TypedPropertyDescriptor<T> | void;
type ParameterDecorator = (target: Object, key: string | symbol | undefined, index: number) => void;

interface Boolean { valueOf(): boolean; }
interface BooleanConstructor { new (value?: any): Boolean; <T>(value?: T): boolean; }
declare var Boolean: BooleanConstructor;

interface Symbol { toString(): string; valueOf(): symbol; readonly description: string | undefined; }
interface SymbolConstructor {
  (description?: string | number): symbol;
  for(key: string): symbol;
  keyFor(value: symbol): string | undefined;
  readonly iterator: unique symbol;
  readonly asyncIterator: unique symbol;
  readonly hasInstance: unique symbol;
  readonly toPrimitive: unique symbol;
  readonly toStringTag: unique symbol;
  readonly species: unique symbol;
  readonly dispose: unique symbol;
  readonly asyncDispose: unique symbol;
  readonly metadata: unique symbol;
}
declare var Symbol: SymbolConstructor;

interface Number {
  toString(radix?: number): string; toFixed(digits?: number): string; toPrecision(digits?: number): string;
  toExponential(digits?: number): string; toLocaleString(...options: any[]): string; valueOf(): number;
}
interface NumberConstructor {
  new (value?: any): Number;
  (value?: any): number;
  isFinite(value: unknown): boolean; isInteger(value: unknown): boolean; isNaN(value: unknown): boolean;
  isSafeInteger(value: unknown): boolean; parseFloat(text: string): number; parseInt(text: string, radix?: number): number;
  readonly EPSILON: number; readonly MAX_SAFE_INTEGER: number; readonly MIN_SAFE_INTEGER: number;
  readonly MAX_VALUE: number; readonly MIN_VALUE: number; readonly NaN: number;
  readonly POSITIVE_INFINITY: number; readonly NEGATIVE_INFINITY: number;
}
declare var Number: NumberConstructor;
interface BigInt { toString(radix?: number): string; valueOf(): bigint; }
interface BigIntConstructor { (value: any): bigint; asIntN(bits: number, value: bigint): bigint; asUintN(bits: number, value: bigint): bigint; }
declare var BigInt: BigIntConstructor;

interface String {
  at(index: number): string | undefined; charAt(index: number): string; charCodeAt(index: number): number;
  codePointAt(index: number): number | undefined; concat(...texts: string[]): string;
  endsWith(text: string, end?: number): boolean; includes(text: string, start?: number): boolean;
  indexOf(text: string, start?: number): number; lastIndexOf(text: string, start?: number): number;
  localeCompare(other: string, ...options: any[]): number; match(pattern: any): RegExpMatchArray | null;
  matchAll(pattern: RegExp): RegExpStringIterator<RegExpExecArray>; normalize(form?: string): string;
  padEnd(length: number, fill?: string): string; padStart(length: number, fill?: string): string;
  repeat(count: number): string; replace(pattern: any, replacement: any): string;
  replaceAll(pattern: any, replacement: any): string; search(pattern: any): number;
  slice(start?: number, end?: number): string; split(separator: any, limit?: number): string[];
  startsWith(text: string, start?: number): boolean; substr(start: number, length?: number): string;
  substring(start: number, end?: number): string; toLocaleLowerCase(): string; toLocaleUpperCase(): string;
  toLowerCase(): string; toString(): string; toUpperCase(): string; trim(): string; trimEnd(): string;
  trimStart(): string; valueOf(): string;
  readonly length: number;
  readonly [index: number]: string;
  [Symbol.iterator](): StringIterator<string>;
}
interface StringConstructor {
  new (value?: any): String;
  (value?: any): string;
  fromCharCode(...codes: number[]): string; fromCodePoint(...codes: number[]): string;
  raw(template: { raw: readonly string[] | ArrayLike<string> }, ...values: any[]): string;
}
declare var String: StringConstructor;
interface TemplateStringsArray extends ReadonlyArray<string> { readonly raw: readonly string[]; }

interface RegExp {
  exec(text: string): RegExpExecArray | null;
  test(text: string): boolean;
  readonly source: string; readonly flags: string; readonly global: boolean; lastIndex: number;
}
interface RegExpMatchArray extends Array<string> { index?: number; input?: string; groups?: { [name: string]: string }; 0: string; }
interface RegExpExecArray extends Array<string> { index: number; input: string; groups?: { [name: string]: string }; 0: string; }
interface RegExpConstructor { new (pattern: RegExp | string, flags?: string): RegExp; (pattern: RegExp | string, flags?: string): RegExp; }
declare var RegExp: RegExpConstructor;

interface Date {
  getDate(): number; getDay(): number; getFullYear(): number; getHours(): number; getMilliseconds(): number;
  getMinutes(): number; getMonth(): number; getSeconds(): number; getTime(): number; getTimezoneOffset(): number;
  getUTCDate(): number; getUTCDay(): number; getUTCFullYear(): number; getUTCHours(): number; getUTCMilliseconds(): number;
  getUTCMinutes(): number; getUTCMonth(): number; getUTCSeconds(): number;
  setDate(value: number): number; setFullYear(year: number, month?: number, day?: number): number;
  setHours(...values: number[]): number; setMilliseconds(value: number): number; setMinutes(...values: number[]): number;
  setMonth(...values: number[]): number; setSeconds(...values: number[]): number; setTime(value: number): number;
  setUTCDate(value: number): number; setUTCHours(...values: number[]): number;
  toDateString(): string; toISOString(): string; toJSON(key?: any): string; toLocaleDateString(...options: any[]): string;
  toLocaleString(...options: any[]): string; toLocaleTimeString(...options: any[]): string; toString(): string;
  toTimeString(): string; toUTCString(): string; valueOf(): number;
}
interface DateConstructor {
  new (...parts: any[]): Date;
  (): string;
  now(): number; parse(text: string): number; UTC(...parts: number[]): number;
}
declare var Date: DateConstructor;

interface Error { name: string; message: string; stack?: string; cause?: unknown; }
interface ErrorOptions { cause?: unknown; }
interface ErrorConstructor {
  new (message?: string, options?: ErrorOptions): Error;
  (message?: string, options?: ErrorOptions): Error;
  readonly prototype: Error;
  captureStackTrace(target: object, constructor?: Function): void;
  isError(value: unknown): value is Error;
  stackTraceLimit: number;
}
declare var Error: ErrorConstructor;
interface EvalError extends Error {}
declare var EvalError: ErrorConstructor;
interface RangeError extends Error {}
declare var RangeError: ErrorConstructor;
interface ReferenceError extends Error {}
declare var ReferenceError: ErrorConstructor;
interface SyntaxError extends Error {}
declare var SyntaxError: ErrorConstructor;
interface TypeError extends Error {}
declare var TypeError: ErrorConstructor;
interface URIError extends Error {}
declare var URIError: ErrorConstructor;
interface AggregateError extends Error { errors: any[]; }
declare var AggregateError: { new (errors: Iterable<any>, message?: string, options?: ErrorOptions): AggregateError };
interface SuppressedError extends Error { error: any; suppressed: any; }
declare var SuppressedError: { new (error: any, suppressed: any, message?: string): SuppressedError };

interface Math {
  abs(x: number): number; ceil(x: number): number; floor(x: number): number; round(x: number): number; trunc(x: number): number;
  max(...values: number[]): number; min(...values: number[]): number; pow(x: number, y: number): number; random(): number;
  sign(x: number): number; sqrt(x: number): number; log(x: number): number; log2(x: number): number; log10(x: number): number;
  exp(x: number): number; hypot(...values: number[]): number; cbrt(x: number): number;
  sin(x: number): number; cos(x: number): number; tan(x: number): number; atan2(y: number, x: number): number;
  readonly PI: number; readonly E: number;
}
declare var Math: Math;
interface JSON { parse(text: string, reviver?: (key: string, value: any) => any): any; stringify(value: any, replacer?: any, space?: string | number): string; }
declare var JSON: JSON;
declare var Reflect: any;
declare var Intl: any;
declare var Atomics: any;
interface ProxyConstructor { new <T extends object>(target: T, handler: any): T; revocable<T extends object>(target: T, handler: any): { proxy: T; revoke: () => void }; }
declare var Proxy: ProxyConstructor;
declare var NaN: number;
declare var Infinity: number;
declare function parseInt(text: string, radix?: number): number;
declare function parseFloat(text: string): number;
declare function isNaN(value: number): boolean;
declare function isFinite(value: number): boolean;
declare function decodeURIComponent(text: string): string;
declare function encodeURIComponent(value: string | number | boolean): string;
declare function decodeURI(text: string): string;
declare function encodeURI(text: string): string;
declare function eval(code: string): any;
`;
