/** Declarations of the globals of Node.js that programs around databases use, as loose as they may be. */
export const PLATFORM = `
declare namespace NodeJS {
  interface Timeout { ref(): this; unref(): this; hasRef(): boolean; refresh(): this; [Symbol.dispose](): void; }
  interface Immediate { ref(): this; unref(): this; [Symbol.dispose](): void; }
  interface ProcessEnv { [name: string]: string | undefined; }
  interface ErrnoException extends Error { errno?: number; code?: string; path?: string; syscall?: string; }
  interface ReadableStream { pipe(...values: any[]): any; on(event: string, listener: (...values: any[]) => void): this; [member: string]: any; }
  interface WritableStream { write(...values: any[]): boolean; end(...values: any[]): any; [member: string]: any; }
  interface Process {
    argv: string[]; env: ProcessEnv; pid: number; platform: string; version: string; versions: Record<string, string>;
    exitCode: number | string | undefined; stdout: WritableStream; stderr: WritableStream; stdin: ReadableStream;
    cwd(): string; exit(code?: number | string): never; kill(pid: number, signal?: string | number): boolean;
    memoryUsage(): any; nextTick(callback: (...values: any[]) => void, ...values: any[]): void; uptime(): number;
    emit(event: string | symbol, ...values: any[]): boolean;
    on(event: string | symbol, listener: (...values: any[]) => void): this;
    once(event: string | symbol, listener: (...values: any[]) => void): this;
    off(event: string | symbol, listener: (...values: any[]) => void): this;
    removeListener(event: string | symbol, listener: (...values: any[]) => void): this;
    hrtime: any;
    [member: string]: any;
  }
}
declare var process: NodeJS.Process;
declare var global: typeof globalThis;
declare var console: { [method: string]: (...values: any[]) => void };
declare var module: any;
declare var exports: any;
declare var __dirname: string;
declare var __filename: string;
interface ImportMeta { url: string; dirname: string; filename: string; resolve(specifier: string): string; [member: string]: any; }
interface ImportAttributes { [key: string]: string; }
interface ImportCallOptions { with?: ImportAttributes; }

declare function setTimeout<A extends any[]>(callback: (...values: A) => void, milliseconds?: number, ...values: A): NodeJS.Timeout;
declare function setInterval<A extends any[]>(callback: (...values: A) => void, milliseconds?: number, ...values: A): NodeJS.Timeout;
declare function setImmediate<A extends any[]>(callback: (...values: A) => void, ...values: A): NodeJS.Immediate;
declare function clearTimeout(timer?: any): void;
declare function clearInterval(timer?: any): void;
declare function clearImmediate(timer?: any): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T, options?: any): T;
declare function fetch(input: any, options?: any): Promise<any>;

interface Buffer extends Uint8Array { toString(encoding?: string, start?: number, end?: number): string; [member: string]: any; }
type BufferEncoding = string;
declare var Buffer: { from(...values: any[]): Buffer; alloc(...values: any[]): Buffer; concat(...values: any[]): Buffer; isBuffer(value: any): value is Buffer; byteLength(...values: any[]): number; [member: string]: any };

interface AbortSignal { readonly aborted: boolean; readonly reason: any; throwIfAborted(): void; addEventListener(...values: any[]): void; removeEventListener(...values: any[]): void; }
declare var AbortSignal: { timeout(milliseconds: number): AbortSignal; abort(reason?: any): AbortSignal; any(signals: Iterable<AbortSignal>): AbortSignal };
interface AbortController { readonly signal: AbortSignal; abort(reason?: any): void; }
declare var AbortController: { new (): AbortController };
interface URLSearchParams { get(name: string): string | null; set(name: string, value: string): void; append(name: string, value: string): void; has(name: string): boolean; delete(name: string): void; toString(): string; }
declare var URLSearchParams: { new (init?: any): URLSearchParams };
interface URL { href: string; protocol: string; hostname: string; host: string; port: string; pathname: string; search: string; hash: string; username: string; password: string; readonly searchParams: URLSearchParams; toString(): string; }
declare var URL: { new (input: string | URL, base?: string | URL): URL; canParse(input: string, base?: string): boolean };
declare var performance: any;
declare var crypto: any;
declare var TextEncoder: any;
declare var TextDecoder: any;
declare var WebAssembly: any;
`;
