/**
 * `npm run library-pages`: renews the generated parts of `docs/libraries/*.md` and the table of libraries in README.
 * With `--check` it writes nothing and fails if they are not what the models say.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadModels } from '../load.js';
import { ROOT, staleTexts } from './texts.js';

/** @returns the exit code: 0 all well, 1 a page that is missing or stale, 2 a wrong argument */
function main(args: readonly string[]): number {
  const unknown = args.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    console.error(`unknown argument ${unknown}; usage: npm run library-pages [-- --check]`);
    return 2;
  }
  const { stale, problems } = staleTexts(loadModels().libraries);
  for (const problem of problems) console.error(problem);
  for (const { name, text } of stale) {
    const file = new URL(name, ROOT);
    if (args.includes('--check')) console.error(`${name} is not what the models say; run npm run library-pages`);
    else writeFileSync(file, text);
    if (!args.includes('--check')) console.log(fileURLToPath(file));
  }
  return problems.length > 0 || (args.includes('--check') && stale.length > 0) ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
