/**
 * Jest environment: `testEnvironment: '@leakcheck/runtime/jest'`, and `setupFiles: ['@leakcheck/runtime/jest-setup']`;
 * `preset: '@leakcheck/runtime'` is both.
 *
 * A test that leaves a connection checked out, a client unclosed or a transaction open fails, with the line it comes
 * from. Jest gives each file modules of its own, which only a setup file reaches: it hands them out here.
 */
import { TestEnvironment } from 'jest-environment-node';
import { watchedEnvironment } from './jest/environment.js';

export default watchedEnvironment(TestEnvironment);
export { watchedEnvironment };
