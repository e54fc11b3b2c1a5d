/** The demonstration as a newcomer runs it; needs `npm run build`. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

it('goes as intended', { timeout: 300_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/demo/dist/demo.js'], { cwd: root, encoding: 'utf8' });
  expect({ status, stderr, end: stdout.slice(stdout.indexOf('━━ Result')) }).toMatchObject({
    status: 0,
    stderr: '',
    end: expect.stringContaining('Checker and companion name the same 3 leaks') as string,
  });
});

it('runs the same tests on the shop and on its fixed twin', () => {
  const testsOf = (example: string): readonly (readonly [string, string])[] => {
    const folder = path.join(root, 'examples', example, 'test');
    return readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
  };
  expect(testsOf('shop-fixed')).toEqual(testsOf('shop'));
});
