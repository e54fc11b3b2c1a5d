/** What a `package.json` says of where a package's sources are. */
import { posix } from 'node:path';
import { fileCandidates } from './file-candidates.js';
import { isJsonObject } from './json-value.js';
import { matchStarPattern, starPatternRank } from './star-pattern.js';

export interface PackageManifest {
  readonly name?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A package whose sources are part of the checked tree. */
export interface WorkspacePackage {
  /** Absolute, with `/`. */
  readonly folder: string;
  readonly manifest: PackageManifest;
}

/** Reads a manifest; undefined if the text is not a JSON object. */
export function parseManifest(text: string): PackageManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  return { fields: value, ...(typeof value['name'] === 'string' ? { name: value['name'] } : {}) };
}

/** The fields that name packages a manifest depends on, in whichever way. */
export const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** A folder that holds what a build makes of `src`, and the folders builds make inside it. */
const BUILD_FOLDER = /^(?:\.\/)?(?:dist|build|lib|out|esm|cjs)\//;
const BUILD_FOLDERS = /^(?:\.\/)?(?:dist|build|lib|out|esm|cjs)\/(?:(?:esm|cjs|types|src|lib|es|mjs|node)\/)*/;

/** The folders of `src` in which people keep one file for each entry of a package; a bundler leaves their names out. */
const ENTRY_FOLDERS = ['exports', 'entrypoints', 'entries'] as const;

/** The files that a target in a manifest may mean, among them the sources of build output. */
function targetCandidates(folder: string, target: string): readonly string[] {
  const outer = target.replace(BUILD_FOLDER, '');
  const inner = target.replace(BUILD_FOLDERS, '');
  if (outer === target) return fileCandidates(posix.join(folder, target));
  // A bundler makes `index.mjs` and `index.cjs` of an `index.ts`.
  return [`src/${outer}`, `src/${inner}`, ...ENTRY_FOLDERS.map((entries) => `src/${entries}/${inner}`), outer, inner, target].flatMap((path) => [
    ...fileCandidates(posix.join(folder, path)),
    ...fileCandidates(posix.join(folder, path.replace(/\.[mc]js$/, ''))),
  ]);
}

/**
 * Lists the files an import of a package, or of a subpath of it, may mean, the best first. Build output is mapped back
 * to the sources it is made from, since a fresh clone has no build output.
 *
 * @param subpath `''` for the package itself, else without leading slash.
 */
export function packageEntryCandidates(entry: WorkspacePackage, subpath: string): readonly string[] {
  const { fields } = entry.manifest;
  const targets = exportTargets(fields['exports'], subpath === '' ? '.' : `./${subpath}`);
  if (subpath === '') {
    for (const field of ['source', 'types', 'typings', 'module', 'main']) {
      const value = fields[field];
      if (typeof value === 'string') targets.push(value);
    }
    targets.push('src/index', 'index', 'src/main', 'lib/index');
  } else {
    targets.push(subpath, `src/${subpath}`);
  }
  return targets.flatMap((target) => targetCandidates(entry.folder, target));
}

/** Lists the files a `#name` import may mean by the manifest's `imports` field; other packages are left out. */
export function importsFieldCandidates(entry: WorkspacePackage, specifier: string): readonly string[] {
  return exportTargets(entry.manifest.fields['imports'], specifier)
    .filter((target) => target.startsWith('./'))
    .flatMap((target) => targetCandidates(entry.folder, target));
}

/** The targets that an `exports` or `imports` field gives for a key, under any condition, with `*` filled in. */
function exportTargets(field: unknown, key: string): string[] {
  if (!isJsonObject(field)) return key === '.' ? conditionTargets(field) : [];
  const keys = Object.keys(field);
  if (!keys.some((name) => name.startsWith('.') || name.startsWith('#'))) {
    return key === '.' ? conditionTargets(field) : [];
  }
  const exact = field[key];
  if (exact !== undefined) return conditionTargets(exact);
  const patterns = keys
    .filter((name) => name.includes('*'))
    .sort((left, right) => starPatternRank(right) - starPatternRank(left));
  for (const pattern of patterns) {
    const filling = matchStarPattern(pattern, key);
    if (filling !== undefined) {
      return conditionTargets(field[pattern]).map((target) => target.replaceAll('*', filling));
    }
  }
  return [];
}

/** Conditions that lead nearer to the sources come first. */
const CONDITION_ORDER = ['source', 'development', 'types', 'import', 'require', 'node', 'default'];

function conditionTargets(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(conditionTargets);
  if (!isJsonObject(value)) return [];
  const rank = (condition: string): number => {
    const place = CONDITION_ORDER.indexOf(condition);
    return place === -1 ? CONDITION_ORDER.length : place;
  };
  return Object.keys(value)
    .sort((left, right) => rank(left) - rank(right))
    .flatMap((condition) => conditionTargets(value[condition]));
}
