/** Questions to the disk that have an answer for every path, also for those that no file can have. */
import { readFileSync, statSync, type Stats } from 'node:fs';

/** What is at a path; undefined if nothing is, or nothing that may be looked at. */
export function statIfPresent(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Below a file, a loop of links, or not for us to see.
    return undefined;
  }
}

/** The text of a file of configuration; undefined if there is none to be had. */
export function readIfPresent(fileName: string): string | undefined {
  try {
    return readFileSync(fileName, 'utf8');
  } catch {
    // Absent, a folder, or not for us to read: no configuration either way.
    return undefined;
  }
}
