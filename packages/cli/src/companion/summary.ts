import { formatEvent } from '@leakcheck/runtime';
import type { EventGroup } from './groups.js';
import type { RunReport } from './report-file.js';

/** What one run told, in words. */
export function summaryOf(groups: readonly EventGroup[], { unreadable }: RunReport): string {
  const leaks = groups.filter(({ isLeak }) => isLeak);
  const lines = groups.flatMap((group) => ['', ...describe(group)]);
  if (unreadable > 0) lines.push('', `${counted(unreadable, 'line')} of the report could not be read.`);
  const verdict = leaks.length === 0 ? 'leakcheck run: no connection leaked' : `leakcheck run: ${counted(leaks.length, 'place')} to mend`;
  return `${[...lines, '', verdict].join('\n')}\n`;
}

function describe({ example, count, processes }: EventGroup): readonly string[] {
  const text = formatEvent(example);
  if (count === 1) return [text];
  const where = processes.size === 1 ? '' : ` in ${processes.size} processes`;
  return [`${count} times${where}, first:`, text];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
