/** Puts together what was told of the same place for the same reason: ten thousand leaks of one line are one entry. */
import { acquisitionsOf, type CompanionEvent, groupKey, type ReportLine, singleEvents } from '@leakcheck/runtime';

/** One place, and one thing that went wrong with what it acquired. */
export interface EventGroup {
  /** The first of them, of one connection. */
  readonly example: CompanionEvent;
  readonly count: number;
  /** For how long, at most, one of the connections had been out. */
  readonly worstHeldMilliseconds: number;
  /** The processes it happened in. */
  readonly processes: ReadonlySet<number>;
  /** Whether it is a fault by itself, and not merely slow. */
  readonly isLeak: boolean;
}

/** Groups by reason and place, leaks first, the most frequent first. */
export function groupEvents(lines: readonly ReportLine[]): readonly EventGroup[] {
  const groups = new Map<string, { example: CompanionEvent; count: number; worstHeldMilliseconds: number; processes: Set<number> }>();
  for (const line of lines) {
    for (const event of singleEvents(line)) {
      const key = groupKey(event);
      const group = groups.get(key) ?? { example: event, count: 0, worstHeldMilliseconds: 0, processes: new Set<number>() };
      group.count += 1 + (line.repeats ?? 0);
      const held = acquisitionsOf(event).map(({ heldMilliseconds }) => heldMilliseconds);
      group.worstHeldMilliseconds = Math.max(group.worstHeldMilliseconds, ...held);
      group.processes.add(line.pid);
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .map((group) => ({ ...group, isLeak: isLeak(group.example) }))
    .sort((left, right) => Number(right.isLeak) - Number(left.isLeak) || right.count - left.count);
}

function isLeak({ kind }: CompanionEvent): boolean {
  switch (kind) {
    case 'unreleased-at-exit':
    case 'collected':
    case 'released-twice':
    case 'used-after-release':
    case 'stale-release':
    case 'dirty-release':
    case 'deadlock':
      return true;
    case 'held-too-long':
    case 'returned-late':
    case 'end-waits':
    case 'waits-too-long':
    case 'saturated':
    case 'hold-and-wait':
    case 'slow-query':
    case 'idle-in-transaction':
    case 'no-error-listener':
      return false;
  }
}
