import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { formatPretty } from '../../src/formats/pretty.js';
import { createSource } from '../../src/formats/source.js';
import { FOREIGN_OPTION, LEAK, PROBLEM, REPORT, reportWith, SITE } from '../sample-report.js';
import { formatContext } from './format-context.js';

describe('the pretty format', () => {
  it('shows the source, the path, the fix and a summary', () => {
    expect(formatPretty(reportWith({ sites: [] }), formatContext())).toBe(`\
src/users.ts:3:25  warning  pg ignores the option connectionLimit; it is called max here.

    1 | import { Pool } from 'pg';
    2 |
  > 3 | const pool = new Pool({ connectionLimit: 5 });
      |                         ^^^^^^^^^^^^^^^^^^
    4 |
    5 | export async function rename(id: number, name: string) {

  rule: valid-pool-options (certain)

src/users.ts:6:24  error  Connection from pg Pool.connect() is not released when client.query() on line 7 fails.

    4 |
    5 | export async function rename(id: number, name: string) {
  > 6 |   const client = await pool.connect();
      |                        ^^^^^^^^^^^^^^
    7 |   await client.query('UPDATE users SET name = $1 WHERE id = $2', [name, id]);
    8 |   client.release();

  src/users.ts:6:24  acquired here
    const client = await pool.connect();
  src/users.ts:7:2  may throw: leaves without release
    await client.query('UPDATE users SET name = $1 WHERE id = $2', [name, id]);

  fix: Release in a finally block
  rule: no-unreleased-connection (likely)

1 error, 1 warning in 1 file (214 files, 12 with database code, 0.8 s)
`);
  });

  it('says so when nothing was found', () => {
    expect(formatPretty(reportWith({ findings: [], sites: [] }), formatContext())).toBe(
      'No findings (214 files, 12 with database code, 0.8 s)\n',
    );
  });

  it('counts files that could not be read in the summary', () => {
    expect(formatPretty(reportWith({ findings: [], sites: [], problems: [PROBLEM] }), formatContext())).toBe(
      'No findings (214 files, 12 with database code, 1 problem, 0.8 s)\n',
    );
  });

  it('counts each file with findings once', () => {
    const elsewhere = { ...LEAK, file: 'src/orders.ts' };
    const text = formatPretty(reportWith({ findings: [LEAK, LEAK, elsewhere], sites: [] }), formatContext());
    expect(text).toContain('\n3 errors in 2 files (');
  });

  it('leaves the summary out on demand', () => {
    expect(formatPretty(reportWith({ findings: [], sites: [] }), formatContext({ summary: false }))).toBe('');
  });

  it('lists the sites behind the findings', () => {
    const unnamed = { ...SITE, line: 9, verdict: 'released', resource: { ...SITE.resource, name: null } } as const;
    expect(formatPretty(reportWith({ findings: [], sites: [SITE, unnamed] }), formatContext({ summary: false }))).toBe(
      'src/users.ts:6:24  unreleased  pg connection client (acquire)\n' +
        'src/users.ts:9:24  released  pg connection (acquire)\n',
    );
  });

  it('does without the source where it cannot be read', () => {
    const text = formatPretty(reportWith({ findings: [LEAK], sites: [] }), formatContext({ readSource: () => undefined }));
    expect(text).toContain('  src/users.ts:6:24  acquired here\n  src/users.ts:7:2  may throw');
    expect(text).not.toContain('|');
  });

  it('colours only when it is told to', () => {
    const escape = '\u001B[';
    expect(formatPretty(REPORT, formatContext({ colours: picocolors.createColors(true) }))).toContain(escape);
    expect(formatPretty(REPORT, formatContext())).not.toContain(escape);
  });
});

describe('the code frame', () => {
  const frameOf = (text: string, place: { line: number; column: number; endLine: number; endColumn: number }): string =>
    formatPretty(
      reportWith({ findings: [{ ...FOREIGN_OPTION, ...place }], sites: [] }),
      formatContext({ readSource: () => createSource(text), summary: false }),
    );

  it('keeps the carets under the place behind tabs', () => {
    expect(frameOf('\t\tpool.connect();', { line: 1, column: 3, endLine: 1, endColumn: 17 })).toContain(
      '  > 1 |     pool.connect();\n      |     ^^^^^^^^^^^^^^\n',
    );
  });

  it('marks a place of several lines to the end of its first line', () => {
    expect(frameOf('connect({\n  a: 1,\n});', { line: 1, column: 1, endLine: 3, endColumn: 3 })).toContain(
      '  > 1 | connect({\n      | ^^^^^^^^^\n',
    );
  });

  it('shows the relevant part of a very long line', () => {
    const text = `${'a'.repeat(5000)}pool.connect()${'b'.repeat(5000)}`;
    const frame = frameOf(text, { line: 1, column: 5001, endLine: 1, endColumn: 5015 });
    expect(frame).toContain(`  > 1 | …${'a'.repeat(40)}pool.connect()${'b'.repeat(66)}…\n`);
    expect(frame).toContain(`      | ${' '.repeat(41)}${'^'.repeat(14)}\n`);
  });

  it('aligns the line numbers', () => {
    const text = Array.from({ length: 12 }, (_, index) => `line${index + 1}`).join('\n');
    expect(frameOf(text, { line: 9, column: 1, endLine: 9, endColumn: 6 })).toContain('     8 | line8\n  >  9 | line9\n');
  });

  it('lets nothing through that could steer a terminal', () => {
    expect(frameOf('a\u001B[2Jb', { line: 1, column: 1, endLine: 1, endColumn: 2 })).toContain('a\uFFFD[2Jb');
  });

  it('shows no source for a line that is not there any more', () => {
    expect(frameOf('one line', { line: 40, column: 1, endLine: 40, endColumn: 2 })).not.toContain('|');
  });
});
