/** What the project of a linted file depends on. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Rule } from 'eslint';
import { packagesByName, parseManifest } from '@leakcheck/core';
import { diskHost } from './disk-host.js';

interface KnownManifest {
  readonly modified: number;
  readonly packages: ReadonlyMap<string, string>;
}

/** An editor keeps ESLint running while manifests change. */
const known = new Map<string, KnownManifest>();

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * The names that any `package.json` beside the file or above it depends on, each with the package that is installed
 * under it; the nearest one decides.
 */
export function packagesAt({ cwd, filename }: Pick<Rule.RuleContext, 'cwd' | 'filename'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let folder = dirname(resolve(cwd, filename)); ; folder = dirname(folder)) {
    for (const [name, installed] of packagesIn(join(folder, 'package.json'))) if (!found.has(name)) found.set(name, installed);
    if (dirname(folder) === folder) return found;
  }
}

function packagesIn(file: string): ReadonlyMap<string, string> {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (modified === undefined) return NONE;
  const before = known.get(file);
  if (before?.modified === modified) return before.packages;
  const manifest = parseManifest(diskHost.readFile(file) ?? '');
  const packages = manifest === undefined ? NONE : packagesByName(manifest);
  known.set(file, { modified, packages });
  return packages;
}
