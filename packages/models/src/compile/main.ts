/**
 * `npm run models`: compiles `libraries/*.d.ts` into `dist/models.json`. With `--check` it writes nothing and fails if
 * a model is wrong or the JSON is not what the models say.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileModels, formatProblem, type ModelSource } from './index.js';

const LIBRARIES = new URL('../../libraries/', import.meta.url);
const OUTPUT = new URL('../../dist/models.json', import.meta.url);

function readLibraries(): ModelSource[] {
  return readdirSync(LIBRARIES)
    .filter((name) => name.endsWith('.d.ts'))
    .sort()
    .map((name) => ({ name: `libraries/${name}`, text: readFileSync(new URL(name, LIBRARIES), 'utf8') }));
}

function writtenJson(): string | undefined {
  try {
    return readFileSync(OUTPUT, 'utf8');
  } catch {
    return undefined;
  }
}

/** @returns the exit code: 0 all well, 1 a wrong model or a stale JSON, 2 a wrong argument */
function main(args: readonly string[]): number {
  const unknown = args.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    console.error(`unknown argument ${unknown}; usage: main.js [--check]`);
    return 2;
  }
  const { data, problems } = compileModels(readLibraries());
  for (const problem of problems) console.error(formatProblem(problem));
  if (problems.length > 0) return 1;
  const json = JSON.stringify(data);
  if (args.includes('--check')) {
    if (json === writtenJson()) return 0;
    console.error('dist/models.json is not what the models say; run npm run models');
    return 1;
  }
  mkdirSync(new URL('.', OUTPUT), { recursive: true });
  writeFileSync(OUTPUT, json);
  const names = data.libraries.map((library) => library.name).join(', ');
  console.log(`${fileURLToPath(OUTPUT)}: ${names}`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
