/**
 * Vitest setup file: `setupFiles: ['@leakcheck/runtime/vitest']`. Importing it registers the hooks.
 *
 * A test that leaves a connection checked out fails, with the line that acquired it. What `beforeEach` and
 * `beforeAll` take belongs to the file, and fails it if it is not given back by its end.
 */
import { aroundAll, aroundEach, expect } from 'vitest';
import { instrumentInstalled } from './vitest/installed.js';
import { ownerOfStrays, runFile, runTest } from './vitest/ownership.js';
import { companion } from './companion.js';

companion.ownerWithoutContext = ownerOfStrays;
await instrumentInstalled(expect.getState().testPath ?? process.cwd());

aroundAll((runSuite) => runFile(runSuite));
aroundEach((run, { task }) => runTest(run, task));
