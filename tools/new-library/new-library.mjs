/**
 * `npm run new-library NAME [VERSION]`: lays out the model, page, fixtures and truth test of a library that leakcheck
 * does not know yet. Nothing that exists is overwritten.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { filesFor } from './templates.mjs';

const PACKAGE_NAME = /^(?:@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*$/;
const VERSION = /^\d+\.\d+\.\d+\S*$/;
const USAGE = `Usage: npm run new-library NAME [VERSION]

NAME is the npm package. VERSION is the one its facts are read from; left out, the installed one.`;

function installedVersion(name, root) {
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`);
    return JSON.parse(readFileSync(manifest, 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** Returns the exit code: 0 laid out, 2 wrong usage. */
function main() {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { root: { type: 'string', default: fileURLToPath(new URL('../../', import.meta.url)) } } });
  const [name = '', given] = positionals;
  if (!PACKAGE_NAME.test(name) || positionals.length > 2) {
    console.error(name === '' ? USAGE : `"${name}" is not the name of an npm package.\n\n${USAGE}`);
    return 2;
  }
  const version = given ?? installedVersion(name, values.root);
  if (version === undefined || !VERSION.test(version)) {
    console.error(version === undefined ? `${name} is not installed: give the version its facts are read from.` : `"${version}" is not a version such as 2.1.0.`);
    return 2;
  }
  const files = filesFor(name, version);
  const existing = Object.keys(files).filter((file) => existsSync(join(values.root, file)));
  if (existing.length > 0) {
    console.error(`${existing.join(', ')} ${existing.length === 1 ? 'exists' : 'exist'} already; nothing was written.`);
    return 2;
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(values.root, file)), { recursive: true });
    writeFileSync(join(values.root, file), text);
    console.log(file);
  }
  console.log(`
Now, in this order:
  1. Change the model to what the source of ${name} ${version} says; npm run models tells what is wrong with it.
  2. npx vitest run packages/eslint-plugin/test/fixtures.test.ts -t ${Object.keys(files)[3]?.split('/')[1]}
  3. Prove in the truth test what can be run here.
  4. Write the page, then npm run library-pages.
CONTRIBUTING.md walks through one.`);
  return 0;
}

process.exitCode = main();
