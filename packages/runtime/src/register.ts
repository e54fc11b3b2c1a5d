/**
 * `node --import @leakcheck/runtime/register app.js`: tracks the pools of every library that can be tracked, without a
 * change to the code. The options of `track` come from environment variables; see docs/runtime/register.md.
 */
import { isMainThread } from 'node:worker_threads';
import { environmentOptions } from './register/environment-options.js';
import { instrumentLoaded } from './register/load-hook.js';
import { watchTermination } from './report/exit.js';
import { jsonLinesSink } from './sinks/json-lines.js';

const { options, problems } = environmentOptions(process.env);
for (const problem of problems) process.stderr.write(`leakcheck: ${problem}\n`);

const reportFile = process.env['LEAKCHECK_REPORT_FILE'] ?? '';
const isCollected = reportFile !== '';
await instrumentLoaded({ ...options, ...(isCollected ? { onReport: jsonLinesSink(reportFile) } : {}) });
if (isCollected && isMainThread) watchTermination();
