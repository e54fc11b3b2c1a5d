export { defineConfig, type LeakcheckConfig } from './configuration/index.js';
export type { Environment, Terminal } from './environment.js';
export type { ExitCode } from './exit-code.js';
export { run } from './run.js';
