/** Chooses the files worth parsing: those through which a modelled resource may flow. */
import { haveCommonName, isNamedLikeSettings, type ModelledModules } from '@leakcheck/core';
import type { ScannedFile } from './scan.js';

export interface RelevanceOptions {
  readonly files: ReadonlyMap<string, ScannedFile>;
  readonly modules: ModelledModules;
  /** Name of the package that a file is a source of. */
  readonly packageOf: (fileName: string) => string | undefined;
  /** True if some manifest of the tree depends on a modelled package. */
  readonly dependsOnModel: boolean;
}

/**
 * Starts from the files that import a modelled package or have tags of their own, in a project that depends on one also from those with a call
 * that may be recognised by protocol or that may lend connections of their own, and, in the repository of a modelled library itself, from those
 * that mention an acquiring method. To these come, until nothing is added, the files that import a relevant one and
 * mention a modelled method, construct a class that may hold what it acquired, import a tagged file, or pass the import on; and at last the files that relevant ones import and that mention a
 * modelled method, code that is handed a resource, such as `safeRelease(client)` in plain JavaScript, or that declare
 * a class which theirs extend; and those in which the options stand of what relevant files make.
 *
 * @returns absolute file names.
 */
export function relevantFiles(options: RelevanceOptions): ReadonlySet<string> {
  const relevant = new Set<string>();
  for (const file of options.files.values()) if (isSeed(file, options)) relevant.add(file.fileName);
  addImporters(relevant, options.files);
  addImported(relevant, options.files);
  addSettings(relevant, options.files);
  return relevant;
}

function isSeed(file: ScannedFile, { modules, packageOf, dependsOnModel }: RelevanceOptions): boolean {
  if (file.importsModel || file.mentionsTag || (dependsOnModel && (file.mentionsProtocol || file.mentionsDeferredLease))) return true;
  if (!file.mentionsAcquiringMember) return false;
  const owner = packageOf(file.fileName);
  return owner !== undefined && modules.belongsToModelledPackage(owner);
}

function addImporters(relevant: Set<string>, files: ReadonlyMap<string, ScannedFile>): void {
  const importers = new Map<string, ScannedFile[]>();
  for (const file of files.values()) {
    for (const imported of file.imports) {
      const known = importers.get(imported);
      if (known === undefined) importers.set(imported, [file]);
      else known.push(file);
    }
  }
  // A set is walked in insertion order, also over what is added on the way.
  for (const fileName of relevant) {
    for (const importer of importers.get(fileName) ?? []) {
      const holds = haveCommonName(heldBy(files.get(fileName)), importer.constructed);
      const lender = files.get(fileName);
      const isTold = lender?.mentionsTag === true || lender?.mentionsDeferredLease === true;
      if (importer.mentionsMember || isTold || holds || importer.passedOn.has(fileName)) relevant.add(importer.fileName);
    }
  }
}

/** The classes of a file whose objects may hold what they acquired: it mentions an acquiring method. */
function heldBy(file: ScannedFile | undefined): ReadonlySet<string> {
  return file?.mentionsAcquiringMember === true ? file.declared : new Set();
}

function addImported(relevant: Set<string>, files: ReadonlyMap<string, ScannedFile>): void {
  for (const fileName of relevant) {
    const file = files.get(fileName);
    for (const imported of file?.imports ?? []) {
      for (const leading of leadingToBase(imported, file?.extended ?? new Set(), files, new Set())) relevant.add(leading);
      if (leadsToMention(imported, files, new Set())) relevant.add(imported);
    }
  }
}

/** The files in which options of pools and clients may stand: what a file that makes one imports, also by way of files that are named like settings. */
function addSettings(relevant: Set<string>, files: ReadonlyMap<string, ScannedFile>): void {
  const asked = new Set([...relevant].filter((fileName) => files.get(fileName)?.mentionsConstruction === true));
  // A set is walked in insertion order, also over what is added on the way.
  for (const fileName of asked) {
    for (const imported of files.get(fileName)?.imports ?? []) {
      const isNamedSo = isNamedLikeSettings(imported);
      if (isNamedSo || files.get(imported)?.mentionsOptions === true) relevant.add(imported);
      if (isNamedSo) asked.add(imported);
    }
  }
}

/** The files by which one of the classes is reached: the one that declares it, and those that pass its exports on. */
function leadingToBase(fileName: string, extended: ReadonlySet<string>, files: ReadonlyMap<string, ScannedFile>, visited: Set<string>): readonly string[] {
  const file = files.get(fileName);
  if (file === undefined || extended.size === 0 || visited.has(fileName)) return [];
  visited.add(fileName);
  if (haveCommonName(extended, file.declared)) return [fileName];
  const found = [...file.passedOn].flatMap((next) => leadingToBase(next, extended, files, visited));
  return found.length === 0 ? [] : [fileName, ...found];
}

/** True if a file mentions a modelled method, or passes on the exports of one that does. */
function leadsToMention(fileName: string, files: ReadonlyMap<string, ScannedFile>, visited: Set<string>): boolean {
  const file = files.get(fileName);
  if (file === undefined || visited.has(fileName)) return false;
  visited.add(fileName);
  return file.mentionsMember || [...file.passedOn].some((next) => leadsToMention(next, files, visited));
}
