/** Ten minutes of acquire → SELECT 1 → release on one tracked pool: what is retained shows in the heap over time. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Lines of a table; run in a process of its own, which may call the garbage collector. */
export function soak(minutes) {
  const script = fileURLToPath(new URL('soak-run.mjs', import.meta.url));
  const { samples, faults } = JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, String(minutes)], { encoding: 'utf8' }));
  const [first] = samples;
  const last = samples.at(-1);
  const perPair = (last.heap - first.heap) / (last.pairs - first.pairs);
  return [
    `${minutes} minutes, 10 holders, handles on; heap after garbage collection.`,
    '',
    '| minute | pairs | heap KiB | out |',
    '| --- | --- | --- | --- |',
    ...samples.map(({ minute, pairs, heap, out }) => `| ${minute.toFixed(1)} | ${pairs} | ${(heap / 1024).toFixed(0)} | ${out} |`),
    '',
    `Retained from the first sample to the last: ${perPair.toFixed(3)} bytes a pair; faults: ${faults}.`,
  ];
}
