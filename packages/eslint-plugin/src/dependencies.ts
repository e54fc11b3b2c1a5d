/** What the project of a linted file depends on. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Rule } from 'eslint';
import { dependenciesOf, parseManifest } from '@leakcheck/core';
import { diskHost } from './disk-host.js';

interface KnownManifest {
  readonly modified: number;
  readonly dependencies: readonly string[];
}

/** An editor keeps ESLint running while manifests change. */
const known = new Map<string, KnownManifest>();

/** Names of the packages that any `package.json` beside the file or above it depends on. */
export function dependenciesAt({ cwd, filename }: Pick<Rule.RuleContext, 'cwd' | 'filename'>): ReadonlySet<string> {
  const found = new Set<string>();
  for (let folder = dirname(resolve(cwd, filename)); ; folder = dirname(folder)) {
    for (const name of dependenciesIn(join(folder, 'package.json'))) found.add(name);
    if (dirname(folder) === folder) return found;
  }
}

function dependenciesIn(file: string): readonly string[] {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (modified === undefined) return [];
  const before = known.get(file);
  if (before?.modified === modified) return before.dependencies;
  const manifest = parseManifest(diskHost.readFile(file) ?? '');
  const dependencies = manifest === undefined ? [] : dependenciesOf(manifest);
  known.set(file, { modified, dependencies });
  return dependencies;
}
