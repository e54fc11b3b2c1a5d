/** Finds the source files, and the package manifests, that a request speaks of. */
import { existsSync, type Stats } from 'node:fs';
import { posix } from 'node:path';
import { SOURCE_EXTENSIONS } from '@leakcheck/core';
import { fdir } from 'fdir';
import { CheckError } from './check-error.js';
import { statIfPresent } from './disk.js';
import { absolutePath, isWithin, withSlashes } from './display-path.js';
import { ignoreRules } from './ignore-rules.js';

/** Folders that hold no sources, or other people's. */
const SKIPPED_FOLDERS = new Set(['node_modules', 'bower_components', '.git', 'dist', 'build', 'coverage']);

const SOURCE = new RegExp(`(?:${SOURCE_EXTENSIONS.map((extension) => `\\${extension}`).join('|')})$`);
/** Tests of types, which nobody runs. */
const TYPE_TEST = /\.test-d\.[cm]?tsx?$/;
const DECLARATION = /\.d\.[cm]?ts$/;
const MINIFIED = /\.min\.[cm]?js$/;

export interface Discovery {
  /** Absolute source file names with `/`, sorted, each once. */
  readonly files: readonly string[];
  /** Those of `files` that were named one by one: what is wrong with them is always told. */
  readonly named: ReadonlySet<string>;
  /** Absolute names of the package.json files of the requested folders and of the repository they belong to. */
  readonly manifests: readonly string[];
  /** Absolute folder beyond which nothing is read: the repository, or what was asked for where there is none. */
  readonly boundary: string;
  /** Requested folders, whose sources are known in full. */
  readonly folders: readonly string[];
}

/**
 * Walks the requested paths. Folders are walked without what .gitignore files exclude; a path that was asked for by name
 * is taken even if one excludes it.
 *
 * @throws CheckError if a path does not exist.
 */
export function discover(cwd: string, paths: readonly string[]): Discovery {
  const files = new Set<string>();
  const named = new Set<string>();
  const manifests = new Set<string>();
  const folders = new Set<string>();
  const boundaries = new Set<string>();
  for (const path of paths) {
    const absolute = absolutePath(cwd, path);
    const isFolder = statOf(absolute, path, cwd).isDirectory();
    const folder = isFolder ? absolute : posix.dirname(absolute);
    const repository = repositoryOf(folder);
    boundaries.add(repository ?? (isWithin(withSlashes(cwd), folder) ? withSlashes(cwd) : folder));
    if (repository !== undefined && repository !== folder) {
      for (const found of walk(repository, repository)) if (isManifest(found)) manifests.add(found);
    }
    if (isFolder) {
      folders.add(folder);
      for (const found of walk(folder, repository)) (isManifest(found) ? manifests : files).add(found);
    } else {
      named.add(absolute);
      files.add(absolute);
    }
  }
  return {
    files: [...files].sort(),
    named,
    manifests: [...manifests].sort(),
    boundary: commonFolder([...boundaries]) ?? withSlashes(cwd),
    folders: [...folders],
  };
}

/** True for the files that a walk takes: TypeScript and JavaScript sources, no declarations, nothing minified. */
export function isSourceName(fileName: string): boolean {
  return SOURCE.test(fileName) && !DECLARATION.test(fileName) && !MINIFIED.test(fileName);
}

/** True if a path leads through a folder that is never walked. */
export function isInSkippedFolder(fileName: string): boolean {
  return fileName.split('/').some((segment) => SKIPPED_FOLDERS.has(segment));
}

function isManifest(fileName: string): boolean {
  return posix.basename(fileName) === 'package.json';
}

/** The sources and manifests below a folder; the .gitignore files of `repository` down to it count too. */
function walk(folder: string, repository: string | undefined): readonly string[] {
  const fromRepository = ignoreRules(repository ?? folder);
  // A folder that was asked for although a rule above excludes it is walked by its own rules.
  const isExcluded =
    repository !== undefined && leadsThroughIgnored(repository, folder, fromRepository)
      ? ignoreRules(folder)
      : fromRepository;
  return new fdir()
    .withFullPaths()
    .exclude((name, path) => SKIPPED_FOLDERS.has(name) || isExcluded(posix.join(withSlashes(path), '/')))
    .filter((path) => {
      const fileName = withSlashes(path);
      return ((isSourceName(fileName) && !TYPE_TEST.test(fileName)) || isManifest(fileName)) && !isExcluded(fileName);
    })
    .crawl(folder)
    .sync()
    .map(withSlashes);
}

function leadsThroughIgnored(repository: string, folder: string, isIgnored: (path: string) => boolean): boolean {
  for (let path = folder; path !== repository; path = posix.dirname(path)) {
    if (isIgnored(`${path}/`)) return true;
  }
  return false;
}

function statOf(absolute: string, path: string, cwd: string): Stats {
  const stats = statIfPresent(absolute);
  if (stats === undefined) {
    throw new CheckError(
      `Cannot check '${path}': no such file or folder in ${cwd}. Name one that exists, or run from another folder.`,
    );
  }
  return stats;
}

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = posix.dirname(at)) {
    if (existsSync(posix.join(at, '.git'))) return at;
    if (posix.dirname(at) === at) return undefined;
  }
}

function commonFolder(folders: readonly string[]): string | undefined {
  const [first, ...rest] = folders;
  if (first === undefined) return undefined;
  let common = first;
  while (!rest.every((folder) => isWithin(common, folder)) && posix.dirname(common) !== common) {
    common = posix.dirname(common);
  }
  return common;
}
