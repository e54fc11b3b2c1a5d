/** docs/limits.md lists every bound of the engine with its value. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = join(root, 'packages/core/src');

/** `MAX_STEPS solve/solve.ts 60000`, from the sources. */
const declared = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => {
    const text = readFileSync(join(sources, name), 'utf8');
    return [...text.matchAll(/const (MAX_\w+) = ([\d_]+);/g)].map(([, bound, value]) => `${bound} ${name.replaceAll('\\', '/')} ${Number(value?.replaceAll('_', ''))}`);
  });

const documented = [...readFileSync(join(root, 'docs/limits.md'), 'utf8').matchAll(/^\| `(MAX_\w+)` \(`([^`]+)`\) \| ([\d ]+) \|/gm)]
  .map(([, bound, name, value]) => `${bound} ${name} ${Number(value?.replaceAll(' ', ''))}`);

it('are those in the sources', () => {
  expect(declared.length).toBeGreaterThan(0);
  expect(documented.toSorted()).toEqual(declared.toSorted());
});
