/** Keeps a place that leaks ten thousand times from being told of ten thousand times. */
import { now } from '../clock.js';
import type { CompanionEvent } from '../report/event.js';
import { groupKey } from '../report/groups.js';

/** Where events go, with how many of the same kind and place were not told since the last one. */
export type GroupedSink = (event: CompanionEvent, repeats: number) => void;

interface Group {
  toldAt: number;
  /** How many came since, and the latest of them. */
  repeats: number;
  latest: CompanionEvent | null;
}

/** More kinds and places than these are told one by one: memory must not grow with what a program does. */
const MAX_GROUPS = 1000;

/** An `onReport` that counts instead of telling the same again, and what tells the counts that are left. */
export interface Grouped {
  readonly onReport: (event: CompanionEvent) => void;
  /** Tells of what was only counted so far, as at the end of a process. */
  readonly flush: () => void;
}

/**
 * Tells the first event of its kind and place at once, and others of them at most once in `every` milliseconds.
 *
 * @param sink gets what is told
 * @param every 60,000 unless told otherwise
 */
export function grouped(sink: GroupedSink, every = 60_000): Grouped {
  const groups = new Map<string, Group>();
  return {
    onReport: (event) => {
      const key = groupKey(event);
      const time = now();
      const group = groups.get(key);
      if (group === undefined) {
        if (groups.size < MAX_GROUPS) groups.set(key, { toldAt: time, repeats: 0, latest: null });
        sink(event, 0);
      } else if (group.toldAt + every <= time) {
        const { repeats } = group;
        groups.set(key, { toldAt: time, repeats: 0, latest: null });
        sink(event, repeats);
      } else {
        group.repeats++;
        group.latest = event;
      }
    },
    flush: () => {
      for (const [key, { repeats, latest }] of groups) {
        groups.delete(key);
        // The latest is one of those that were counted.
        if (latest !== null) sink(latest, repeats - 1);
      }
    },
  };
}
