/** Reads `.env` files, as dotenv and the frameworks do that load them. */
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import type { EnvironmentEntry } from '@leakcheck/core';
import { readIfPresent } from './disk.js';

/** From the weakest to the strongest, as a program in production has them. */
const NAMES = ['.env', '.env.production', '.env.local', '.env.production.local'];

/**
 * Answers which variables the files of a source's folder set, or those of the nearest folder above it that has some, up to
 * the boundary.
 *
 * @param displayPath turns the absolute name of a file into the one that is shown
 */
export function environmentFiles(boundary: string, displayPath: (fileName: string) => string): (fileName: string) => ReadonlyMap<string, EnvironmentEntry> {
  const byFolder = new Map<string, ReadonlyMap<string, EnvironmentEntry>>();
  const ofFolder = (folder: string): ReadonlyMap<string, EnvironmentEntry> => {
    const known = byFolder.get(folder);
    if (known) return known;
    const own = new Map(NAMES.flatMap((name) => [...entriesIn(join(folder, name), displayPath)]));
    const parent = dirname(folder);
    const entries = own.size > 0 || folder === boundary || parent === folder ? own : ofFolder(parent);
    byFolder.set(folder, entries);
    return entries;
  };
  return (fileName) => ofFolder(dirname(fileName));
}

function entriesIn(fileName: string, displayPath: (fileName: string) => string): ReadonlyMap<string, EnvironmentEntry> {
  const text = readIfPresent(fileName);
  if (text === undefined) return new Map();
  const lines = text.split('\n');
  const file = displayPath(fileName);
  return new Map(Object.entries(parseEnv(text)).flatMap(([name, value]): readonly (readonly [string, EnvironmentEntry])[] => {
    const line = lines.findLastIndex((written) => written.trim().replace(/^export\s+/, '').split('=')[0]?.trim() === name);
    // What refers to other variables is put together when it is loaded, and not by everybody.
    return line === -1 || value === undefined || value.includes('$') ? [] : [[name, { value, file, line: line + 1 }]];
  }));
}
