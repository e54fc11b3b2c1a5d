/**
 * `npm run models`: compiles `libraries/*.d.ts` into `dist/models`, one file a library and an index. With `--check` it
 * writes nothing and fails if a model is wrong or the files are not what the models say.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { entriesOf } from '../catalogue.js';
import { INDEX_FILE, modelFile, type IndexRow, type LibraryBody } from '../files.js';
import type { ModelData } from '../schema.js';
import { compileModels, formatProblem, type ModelSource } from './index.js';

const LIBRARIES = new URL('../../libraries/', import.meta.url);
const OUTPUT = new URL('../../dist/models/', import.meta.url);

function readLibraries(): ModelSource[] {
  return readdirSync(LIBRARIES)
    .filter((name) => name.endsWith('.d.ts'))
    .sort()
    .map((name) => ({ name: `libraries/${name}`, text: readFileSync(new URL(name, LIBRARIES), 'utf8') }));
}

/** File name → text of all that is written. */
function filesOf({ libraries }: ModelData): ReadonlyMap<string, string> {
  const entries = entriesOf(libraries);
  const files = new Map<string, string>();
  const rows = libraries.flatMap(({ modules, declarations, ...head }, index): IndexRow[] => {
    const body: LibraryBody = { modules, declarations };
    files.set(modelFile(head.name), JSON.stringify(body));
    const entry = entries[index];
    return entry ? [{ entry, head }] : [];
  });
  return files.set(INDEX_FILE, JSON.stringify(rows));
}

function writtenNames(): readonly string[] {
  try {
    return readdirSync(OUTPUT);
  } catch {
    return [];
  }
}

/** @returns the exit code: 0 all well, 1 a wrong model or stale files, 2 a wrong argument */
function main(args: readonly string[]): number {
  const unknown = args.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    console.error(`unknown argument ${unknown}; usage: main.js [--check]`);
    return 2;
  }
  const { data, problems } = compileModels(readLibraries());
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) return 1;
  const files = filesOf(data);
  const written = writtenNames();
  if (args.includes('--check')) {
    const isCurrent = written.length === files.size && written.every((name) => files.get(name) === readFileSync(new URL(name, OUTPUT), 'utf8'));
    if (isCurrent) return 0;
    console.error('dist/models is not what the models say; run npm run models');
    return 1;
  }
  mkdirSync(OUTPUT, { recursive: true });
  for (const name of written) if (!files.has(name)) rmSync(new URL(name, OUTPUT));
  for (const [name, text] of files) writeFileSync(new URL(name, OUTPUT), text);
  console.log(`${fileURLToPath(OUTPUT)}: ${data.libraries.map((library) => library.name).join(', ')}`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
