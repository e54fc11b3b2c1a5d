/**
 * Vitest setup file: `setupFiles: ['@leakcheck/runtime/vitest']`. Importing it registers the hooks.
 *
 * A test that leaves a connection checked out, a client unclosed or a transaction open fails, with the line it comes
 * from. What `beforeEach` and `beforeAll` take belongs to the file, and fails it if it is not given back by its end.
 */
import { aroundAll, aroundEach, expect } from 'vitest';
import { runFile, runTest } from './vitest/ownership.js';
import { instrumentInstalled } from './testing/installed.js';
import { prepare } from './testing/prepare.js';

await prepare();
await instrumentInstalled(expect.getState().testPath ?? process.cwd());

aroundAll((runSuite) => runFile(runSuite));
aroundEach((run, { task }) => runTest(run, task));
