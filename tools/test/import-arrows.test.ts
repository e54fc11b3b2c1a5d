/** The lint configuration refuses imports that run against the arrows of docs/architecture.md, and circles. */
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const arrowRules = ['import-x/no-restricted-paths', 'import-x/no-cycle', '@typescript-eslint/no-restricted-imports'];

// The repository's own configuration, reduced to the rules about imports: they judge the text given here, under the
// name of a file that exists and has another text.
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  ruleFilter: ({ ruleId }) => arrowRules.includes(ruleId),
});

// Where CI is set, typescript-eslint expects each file once, with the text it has on disk, and resolves no import of a
// file that comes again.
beforeAll(() => {
  vi.stubEnv('TSESTREE_SINGLE_RUN', 'false');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

async function refusals(filePath: string, code: string): Promise<readonly string[]> {
  const results = await eslint.lintText(code, { filePath });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

const restricted = 'import-x/no-restricted-paths';

describe('between packages', () => {
  it.each([
    ['packages/models/src/index.ts', "export * from '@leakcheck/core';"],
    ['packages/core/src/index.ts', "import { check } from '@leakcheck/checker';\nexport { check };"],
    ['packages/core/src/index.ts', "export * from '../../checker/src/index.js';"],
    ['packages/checker/src/index.ts', "export * from 'leakcheck';"],
    ['packages/eslint-plugin/src/index.ts', "import type { CheckReport } from '@leakcheck/checker';\nexport type { CheckReport };"],
    ['packages/runtime/src/index.ts', "import type { Finding } from '@leakcheck/core';\nexport type { Finding };"],
  ])('%s may not contain %s', async (file, code) => {
    expect(await refusals(file, code)).toContain(restricted);
  });

  it.each([
    ['packages/core/src/index.ts', "export { loadModels } from '@leakcheck/models';"],
    ['packages/checker/src/index.ts', "export { analyse } from '@leakcheck/core';"],
    ['packages/eslint-plugin/src/index.ts', "export { analyse } from '@leakcheck/core';"],
    ['packages/cli/src/index.ts', "export { check } from '@leakcheck/checker';\nexport { track } from '@leakcheck/runtime';"],
    ['packages/runtime/src/index.ts', "export { loadModels } from '@leakcheck/models';"],
  ])('%s may contain %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([]);
  });
});

describe("between core's folders", () => {
  it.each([
    ['packages/core/src/report/finding.ts', "export * from '../ir/index.js';"],
    ['packages/core/src/ir/graph.ts', "import type { Preset } from '../rules/index.js';\nexport type { Preset };"],
    ['packages/core/src/rules/presets.ts', "export * from '../types/index.js';"],
    // What a folder offers stands in its index; its other files are its own.
    ['packages/core/src/rules/presets.ts', "export * from '../report/finding.js';"],
  ])('%s may not contain %s', async (file, code) => {
    expect(await refusals(file, code)).toContain(restricted);
  });

  it.each([
    ['packages/core/src/ir/graph.ts', "import type { Span } from '../report/index.js';\nexport type { Span };"],
    ['packages/core/src/rules/presets.ts', "import type { Finding } from '../report/index.js';\nexport type { Finding };"],
    ['packages/core/src/types/classify.ts', "export { ts } from '../compiler.js';"],
  ])('%s may contain %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([]);
  });
});

describe("between the companion's layers", () => {
  it.each([
    ['packages/runtime/src/acquisition.ts', "import type { TrackedPool } from './tracked-pool.js';\nexport type { TrackedPool };"],
    ['packages/runtime/src/acquisition.ts', "import type { Connection } from './connection.js';\nexport type { Connection };"],
    ['packages/runtime/src/watch/ending.ts', "import type { Tracking } from '../tracking.js';\nexport type { Tracking };"],
    ['packages/runtime/src/stack/frame.ts', "import type { Settings } from '../options.js';\nexport type { Settings };"],
    ['packages/runtime/src/adapters/pg.ts', "export { describeAcquisition } from '../report/describe.js';"],
  ])('%s may not contain %s', async (file, code) => {
    expect(await refusals(file, code)).toContain(restricted);
  });

  it.each([
    ['packages/runtime/src/watch/ending.ts', "import type { TrackedPool } from '../tracked-pool.js';\nexport type { TrackedPool };"],
    ['packages/runtime/src/track.ts', "export { Tracking } from './tracking.js';"],
  ])('%s may contain %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([]);
  });
});

describe('the compiler', () => {
  const compilerRule = '@typescript-eslint/no-restricted-imports';

  it('is unknown to the folders behind the graph, even as a type', async () => {
    expect(await refusals('packages/core/src/rules/presets.ts', "import type TS from 'typescript';\nexport type { TS };")).toEqual([compilerRule]);
  });

  it('is known to the folders before the graph as a type only', async () => {
    const file = 'packages/core/src/types/classify.ts';
    expect(await refusals(file, "import type TS from 'typescript';\nexport type { TS };")).toEqual([]);
    expect(await refusals(file, "import TS from 'typescript';\nexport { TS };")).toEqual([compilerRule]);
  });
});

it('a circle of files is refused', async () => {
  // The index imports the file whose text is given here.
  expect(await refusals('packages/core/src/rules/presets.ts', "export { RULE_DOCUMENTATION } from './index.js';")).toEqual(['import-x/no-cycle']);
});
