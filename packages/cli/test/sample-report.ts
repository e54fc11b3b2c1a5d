/** A report as the checker might make it, and the source it speaks of. */
import type { CheckReport, CheckStats } from '@leakcheck/checker';
import type { Finding, Problem, Site, Unjudged } from '@leakcheck/core';

export const SOURCE = `import { Pool } from 'pg';

const pool = new Pool({ connectionLimit: 5 });

export async function rename(id: number, name: string) {
  const client = await pool.connect();
\tawait client.query('UPDATE users SET name = $1 WHERE id = $2', [name, id]);
  client.release();
}
`;

const releaseCall = SOURCE.indexOf('  client.release();\n');

export const LEAK: Finding = {
  ruleId: 'no-unreleased-connection',
  severity: 'error',
  confidence: 'likely',
  file: 'src/users.ts',
  line: 6,
  column: 24,
  endLine: 6,
  endColumn: 38,
  message: 'Connection from pg Pool.connect() is not released when client.query() on line 7 fails.',
  resource: { library: 'pg', kind: 'connection', name: 'client' },
  path: [
    { file: 'src/users.ts', line: 6, column: 24, note: 'acquired here' },
    { file: 'src/users.ts', line: 7, column: 2, note: 'may throw: leaves without release' },
  ],
  fixes: [
    {
      title: 'Release in a finally block',
      kind: 'suggestion',
      edits: [
        { file: 'src/users.ts', start: releaseCall, end: releaseCall, text: '  } finally {\n' },
        { file: 'src/users.ts', start: releaseCall + 2, end: releaseCall + 19, text: '  client.release();\n  }' },
      ],
    },
  ],
  fingerprint: 'f1',
};

export const FOREIGN_OPTION: Finding = {
  ruleId: 'valid-pool-options',
  severity: 'warning',
  confidence: 'certain',
  file: 'src/users.ts',
  line: 3,
  column: 25,
  endLine: 3,
  endColumn: 43,
  message: 'pg ignores the option connectionLimit; it is called max here.',
  resource: { library: 'pg', kind: 'pool', name: 'pool' },
  path: [],
  fixes: [],
  fingerprint: 'f2',
};

export const UNLIKELY_LEAK: Finding = { ...LEAK, confidence: 'possible', fingerprint: 'f3' };

export const SITE: Site = {
  kind: 'acquire',
  verdict: 'unreleased',
  file: 'src/users.ts',
  line: 6,
  column: 24,
  endLine: 6,
  endColumn: 38,
  resource: { library: 'pg', kind: 'connection', name: 'client' },
};

export const PROBLEM: Problem = { file: 'src/broken.ts', line: 3, column: 9, message: "';' expected." };

export const STATS: CheckStats = { files: 214, relevantFiles: 12, lines: 30_412, functions: 96, cut: 0, failed: 0, milliseconds: 812 };

export const UNJUDGED: Unjudged = { file: 'src/generated.ts', line: 7, column: 1, name: 'everything', reason: 'steps' };

export const REPORT: CheckReport = {
  findings: [FOREIGN_OPTION, LEAK],
  sites: [SITE],
  inventory: [],
  problems: [],
  unjudged: [],
  stats: STATS,
};

/** The sample report with some of its parts replaced. */
export function reportWith(parts: Partial<CheckReport>): CheckReport {
  return { ...REPORT, ...parts };
}
