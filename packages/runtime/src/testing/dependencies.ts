/** What a project depends on, by its manifests: of what is only installed beside it nothing needs to be loaded. */
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { isObject, memberOf } from '../adapters/shape.js';

interface Manifest {
  /** With links resolved. */
  readonly folder: string;
  readonly content: unknown;
}

/**
 * The names of the packages that a folder's project depends on, and of those that these depend on. A package of the same
 * repository counts as the project's own. Null where there is no manifest.
 */
export function dependenciesOf(folder: string): ReadonlySet<string> | null {
  const seen = new Map(manifestsAround(folder).map((manifest) => [manifest.folder, manifest]));
  if (seen.size === 0) return null;
  const names = new Set<string>();
  for (const own of seen.values()) {
    for (const name of namesIn(own, OF_PROJECT)) {
      names.add(name);
      const found = installed(name, own.folder);
      if (found === null) continue;
      // A link out of node_modules leads to another package of the repository; the loop goes on to what is added meanwhile.
      if (!found.folder.includes(`${path.sep}node_modules${path.sep}`)) seen.set(found.folder, found);
      else for (const further of namesIn(found, OF_PACKAGE)) names.add(further);
    }
  }
  return names;
}

const OF_PACKAGE = ['dependencies', 'optionalDependencies', 'peerDependencies'];
const OF_PROJECT = [...OF_PACKAGE, 'devDependencies'];

/** Those of the folder and the folders around it: the packages of a repository share what is installed at its root. */
function manifestsAround(folder: string): readonly Manifest[] {
  return upwards(path.resolve(folder)).flatMap((current) => manifestIn(current) ?? []);
}

function installed(name: string, folder: string): Manifest | null {
  for (const current of upwards(folder)) {
    const found = manifestIn(path.join(current, 'node_modules', name));
    if (found !== null) return found;
  }
  return null;
}

/** A folder and those around it, the innermost first. */
function upwards(folder: string): readonly string[] {
  const outer = path.dirname(folder);
  return outer === folder ? [folder] : [folder, ...upwards(outer)];
}

/** Null for what is not there, or no JSON. */
function manifestIn(folder: string): Manifest | null {
  try {
    const content: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { folder: realpathSync(folder), content };
  } catch {
    return null;
  }
}

function namesIn({ content }: Manifest, fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => {
    const names = memberOf(content, field);
    return isObject(names) ? Object.keys(names) : [];
  });
}
