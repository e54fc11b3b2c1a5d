/**
 * `node --import @leakcheck/runtime/register app.js`: tracks the pools of every library that can be tracked, without a
 * change to the code. The options of `track` come from the key `runtime` of leakcheck.config and, before it, from environment
 * variables; see docs/runtime/register.md.
 */
import { isMainThread } from 'node:worker_threads';
import { readConfiguration } from './configuration/find.js';
import { type RuntimeConfiguration, runtimeConfiguration } from './configuration/runtime-configuration.js';
import { environmentOptions } from './register/environment-options.js';
import { instrumentLoaded } from './register/load-hook.js';
import { beforeEnd, watchTermination } from './report/exit.js';
import { grouped } from './sinks/grouped.js';
import { jsonLinesSink } from './sinks/json-lines.js';

const configured = await configuration();
const { options, problems } = environmentOptions(process.env);
for (const problem of [...configured.problems, ...problems]) process.stderr.write(`leakcheck: ${problem}\n`);

const reportFile = process.env['LEAKCHECK_REPORT_FILE'] ?? '';
const isCollected = reportFile !== '';
const collected = grouped(jsonLinesSink(reportFile));
await instrumentLoaded({ ...configured.options, ...options, ...(isCollected && { onReport: collected.onReport }) });
if (isCollected) beforeEnd(collected.flush);
if (isCollected && isMainThread) watchTermination();

/** A configuration that is wrong must not keep a service from starting. */
async function configuration(): Promise<RuntimeConfiguration> {
  try {
    return runtimeConfiguration(await readConfiguration(process.cwd()));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { options: {}, allow: [], problems: [`leakcheck.config is ignored: it cannot be loaded (${reason}).`] };
  }
}
