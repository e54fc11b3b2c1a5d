/** Declarations behind `using` and `await using`. */
export const DISPOSAL = `
interface Disposable { [Symbol.dispose](): void; }
interface AsyncDisposable { [Symbol.asyncDispose](): PromiseLike<void>; }
interface DisposableStack {
  readonly disposed: boolean;
  adopt<T>(value: T, dispose: (value: T) => void): T;
  defer(dispose: () => void): void;
  dispose(): void;
  move(): DisposableStack;
  use<T extends Disposable | null | undefined>(value: T): T;
  [Symbol.dispose](): void;
}
declare var DisposableStack: { new (): DisposableStack };
interface AsyncDisposableStack {
  readonly disposed: boolean;
  adopt<T>(value: T, dispose: (value: T) => PromiseLike<void> | void): T;
  defer(dispose: () => PromiseLike<void> | void): void;
  disposeAsync(): Promise<void>;
  move(): AsyncDisposableStack;
  use<T extends AsyncDisposable | Disposable | null | undefined>(value: T): T;
  [Symbol.asyncDispose](): Promise<void>;
}
declare var AsyncDisposableStack: { new (): AsyncDisposableStack };
`;
