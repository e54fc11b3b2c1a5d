/** The robustness run as CONTRIBUTING tells it; needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

it('puts every function of a folder through the engine', { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/robustness/robustness.mjs', 'fixtures/pg/interfaces', 'fixtures/pg/several-implementations'], { cwd: root, encoding: 'utf8' });
  expect({ status, output: `${stdout}${stderr}` }).toMatchObject({ status: 0, output: expect.stringMatching(/\b0 crashes\b/) as string });
});
