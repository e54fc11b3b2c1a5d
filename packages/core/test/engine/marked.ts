/** Sources with `// want rule-id` marks on the lines that must be reported, at confidence certain or likely. */
import { expect } from 'vitest';
import type { Sources } from '../program-of.js';
import { findingsOf } from './findings-of.js';

/** Checks that exactly the marked lines are reported. */
export function expectMarkedLines(sources: Sources): void {
  const reported = findingsOf(sources)
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ file, line, ruleId }) => `${file}:${String(line)} ${ruleId}`);
  const wanted = Object.entries(sources).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, index) => (/\/\/ want (.+)$/.exec(line)?.[1] ?? '').split(' ').filter(Boolean).map((rule) => `${file}:${String(index + 1)} ${rule}`)),
  );
  expect(reported.sort()).toEqual(wanted.sort());
}

/** The same for the body of one asynchronous function that has a pool and some unknowns to work with. */
export function expectMarkedBody(body: string): void {
  expectMarkedLines({ 'program.ts': inFunction(body) });
}

/** A program whose function `run` has the given body, from line 7 on. */
export function inFunction(body: string): string {
  return `import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
declare const a: boolean;
declare const kind: number;
declare function work(...given: unknown[]): Promise<any>;
export async function run(given: PoolClient | undefined, items: string[]): Promise<unknown> {
${body}
}
`;
}
