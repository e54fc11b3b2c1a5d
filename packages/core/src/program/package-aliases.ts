/** Packages that a manifest installs under another name: `"db": "npm:pg@8"`. */
import { isJsonObject } from './json-value.js';
import { packageOfSpecifier } from './modelled-modules.js';
import { DEPENDENCY_FIELDS, type PackageManifest } from './package-manifest.js';

/** The package that a file means by a name, where the manifest above it gives that name to another; else undefined. */
export type AliasLookup = (packageName: string, fromFile: string) => string | undefined;

const ALIAS = /^npm:((?:@[a-z\d~-][\w.~-]*\/)?[a-z~][\w.~-]*)(?:@.*)?$/;

/** Each name that a manifest depends on, with the package that it stands for. */
export function packagesByName({ fields }: PackageManifest): ReadonlyMap<string, string> {
  return new Map(DEPENDENCY_FIELDS.flatMap((kind) => {
    const entries = fields[kind];
    return isJsonObject(entries) ? Object.entries(entries).map(([name, version]): [string, string] => [name, packageBehind(version) ?? name]) : [];
  }));
}

function packageBehind(version: unknown): string | undefined {
  return typeof version === 'string' ? ALIAS.exec(version)?.[1] : undefined;
}

/** The specifier by the package's own name: `db/promise` → `mysql2/promise`. */
export function unaliased(specifier: string, fromFile: string, aliasOf: AliasLookup): string {
  const name = packageOfSpecifier(specifier);
  const target = aliasOf(name, fromFile);
  return target === undefined ? specifier : target + specifier.slice(name.length);
}

const ALIAS_FOLDER = '/leakcheck:/aliases/';
const EXTENSION = '.d.ts';

/** The file that stands for a modelled module where it is imported by another name. */
export function aliasFile(specifier: string): string {
  return `${ALIAS_FOLDER}${encodeURIComponent(specifier)}${EXTENSION}`;
}

/** The module that such a file stands for; undefined of any other file. */
export function aliasedModule(fileName: string): string | undefined {
  return fileName.startsWith(ALIAS_FOLDER) ? decodeURIComponent(fileName.slice(ALIAS_FOLDER.length, -EXTENSION.length)) : undefined;
}

/** Hands out all of the module, whichever way it exports. */
export function aliasText(specifier: string): string {
  return `import whole = require('${specifier}');\nexport = whole;\n`;
}
