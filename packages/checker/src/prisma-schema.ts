/** Reads the address of a database in the schema of Prisma, and finds the schema. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, parseManifest, type ProjectAddress } from '@leakcheck/core';
import { readIfPresent, statIfPresent } from './disk.js';

/** The names of Prisma's own configuration. */
const CONFIGURATIONS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `prisma.config.${extension}`);

/** Where Prisma looks for a schema that nothing names. */
const USUAL = ['prisma/schema.prisma', 'schema.prisma', 'prisma/schema'];

/** The schemas of a project whose manifest, or Prisma's configuration, stands in a folder; relative to that. A folder may hold a schema in several files. */
export function schemasIn(folder: string): readonly string[] {
  const named = schemaOfConfiguration(folder) ?? schemaOfManifest(folder);
  const [found = []] = (named === undefined ? USUAL : [named]).map((path) => filesAt(folder, path)).filter(({ length }) => length > 0);
  return found;
}

function filesAt(folder: string, path: string): readonly string[] {
  const absolute = join(folder, path);
  const found = statIfPresent(absolute);
  if (found?.isFile() === true) return path.endsWith('.prisma') ? [path] : [];
  if (found?.isDirectory() !== true) return [];
  return readdirSync(absolute).filter((name) => name.endsWith('.prisma')).sort().map((name) => `${path}/${name}`);
}

/** `schema: 'db/schema.prisma'` and `schema: path.join('db', 'schema.prisma')` of `prisma.config.ts`. */
function schemaOfConfiguration(folder: string): string | undefined {
  for (const name of CONFIGURATIONS) {
    const text = readIfPresent(join(folder, name));
    if (text === undefined) continue;
    const [, one, joined] = /\bschema\s*:\s*(?:(['"`][^'"`\n]+['"`])|(?:\w+\.)?(?:join|resolve)\(([^)]*)\))/.exec(text) ?? [];
    const parts = [...(one ?? joined ?? '').matchAll(/['"`]([^'"`\n]+)['"`]/g)].flatMap(([, part]) => part ?? []);
    if (parts.length > 0) return join(...parts);
  }
  return undefined;
}

/** `"prisma": { "schema": "db/schema.prisma" }` of `package.json`. */
function schemaOfManifest(folder: string): string | undefined {
  const prisma = parseManifest(readIfPresent(join(folder, 'package.json')) ?? '')?.fields['prisma'];
  const schema = isJsonObject(prisma) ? prisma['schema'] : undefined;
  return typeof schema === 'string' ? schema : undefined;
}

/** What has a pool of connections that the parameters of the address decide upon. */
const PROVIDERS: ReadonlySet<string> = new Set(['postgresql', 'postgres', 'mysql', 'cockroachdb']);

/** The `url` of the source of data: a literal or `env("DATABASE_URL")`; undefined where there is none, or none with a pool. */
export function addressInSchema(text: string): Pick<ProjectAddress, 'address' | 'line' | 'column'> | undefined {
  const lines = text.split('\n').map((line) => line.replace(/^\s*\/\/.*$/, ''));
  const first = lines.findIndex((line) => /^\s*datasource\s+\w+\s*\{/.test(line));
  const length = lines.slice(first).findIndex((line) => /^\s*\}/.test(line));
  const block = first === -1 ? [] : lines.slice(first, length === -1 ? undefined : first + length);
  const provider = block.flatMap((line) => /^\s*provider\s*=\s*"(\w+)"/.exec(line)?.[1] ?? [])[0];
  const at = block.findIndex((line) => /^\s*url\s*=/.test(line));
  const [, variable, literal] = /^\s*url\s*=\s*(?:env\(\s*"(\w+)"\s*\)|"([^"]*)")/.exec(block[at] ?? '') ?? [];
  if (provider === undefined || !PROVIDERS.has(provider)) return undefined;
  const place = { line: first + at + 1, column: (block[at] ?? '').indexOf('"') + 2 };
  if (variable !== undefined) return { address: { kind: 'variable', variable }, ...place };
  return literal === undefined ? undefined : { address: { kind: 'text', text: literal }, ...place };
}
