/** What is told of each acquisition to those who measure. Times are in milliseconds. */
export interface Meter {
  readonly waited: (pool: string, milliseconds: number) => void;
  readonly used: (pool: string, milliseconds: number) => void;
}
