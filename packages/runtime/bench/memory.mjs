/** What one acquisition keeps in memory while it is out, and after it came back. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Lines of a table; measured in a process of its own, which may call the garbage collector. */
export async function measureMemory() {
  const script = fileURLToPath(new URL('memory-run.mjs', import.meta.url));
  const { held, finished } = JSON.parse(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' }));
  return [
    '| acquisition | bytes |',
    '| --- | --- |',
    `| out, with its stack | ${held.toFixed(0)} |`,
    `| given back | ${finished.toFixed(1)} |`,
  ];
}
