/** One line of a chart. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly colour: string;
  /** One for each label. */
  readonly values: readonly number[];
}

/** One pair of bars, in seconds. */
export interface Row {
  readonly name: string;
  readonly note: string;
  /** How long the program waits. */
  readonly client: number;
  /** How long the server works. */
  readonly server: number;
}

export function roundUp(value: number): number;
export function lineChart(chart: { readonly title: string; readonly axis: string; readonly labels: readonly string[]; readonly series: readonly Series[] }): string;
export function barChart(chart: { readonly title: string; readonly seconds: number; readonly rows: readonly Row[] }): string;
