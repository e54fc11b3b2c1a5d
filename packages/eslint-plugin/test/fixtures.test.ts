/** Three faces, one verdict: the checker and ESLint with and without types must report exactly the marked lines. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkerFace } from './fixtures/checker-face.js';
import { eslintFace } from './fixtures/eslint-faces.js';
import { comparedReports, fixtureFolders, wantedReports } from './fixtures/marks.js';

const root = fileURLToPath(new URL('../../../fixtures', import.meta.url));

const faces = {
  'the checker': checkerFace,
  'ESLint with types': eslintFace(root, 'with types'),
  'ESLint without types': eslintFace(root, 'without types'),
};

describe.each(fixtureFolders(root))('$name', (folder) => {
  it.each(Object.entries(faces))('%s reports the marked lines', async (_name, reportsOf) => {
    const wanted = wantedReports(folder);
    expect(comparedReports(await reportsOf(folder), wanted)).toEqual(wanted);
  });
});
