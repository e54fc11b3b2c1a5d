import { readFileSync } from 'node:fs';
import type { ReportLine } from '@leakcheck/runtime';
import { UsageError } from '../usage-error.js';

/** What the processes of one run told. */
export interface RunReport {
  readonly lines: readonly ReportLine[];
  /** Lines that no companion of this version wrote, such as the last one of a process that was killed as it wrote. */
  readonly unreadable: number;
}

/**
 * Reads a file of JSON Lines that companions wrote.
 *
 * @throws UsageError if it cannot be read
 */
export function readReport(file: string): RunReport {
  const texts = read(file).split('\n').filter((text) => text !== '');
  const lines = texts.flatMap(parse);
  return { lines, unreadable: texts.length - lines.length };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the runtime report "${file}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(text: string): readonly ReportLine[] {
  try {
    const value: unknown = JSON.parse(text);
    return isReportLine(value) ? [value] : [];
  } catch {
    return [];
  }
}

/** The companion's version of the format vouches for the rest. */
function isReportLine(value: unknown): value is ReportLine {
  return (
    typeof value === 'object' &&
    value !== null &&
    Reflect.get(value, 'version') === 1 &&
    typeof Reflect.get(value, 'kind') === 'string' &&
    typeof Reflect.get(value, 'pid') === 'number'
  );
}
