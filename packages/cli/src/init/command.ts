import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Survey } from '@leakcheck/checker';
import { findConfiguration } from '@leakcheck/models/project';
import type { Command } from 'commander';
import type { Environment } from '../environment.js';
import { printable } from '../formats/printable.js';
import { UsageError } from '../usage-error.js';
import { configurationTemplate } from './template.js';

const EXAMPLES = `
Writes leakcheck.config.ts where there is a tsconfig.json, else leakcheck.config.js, unless there is a configuration
already. Then it names the libraries of the project that leakcheck knows, and the exported functions, and methods of
exported classes, that hand out a connection, each with the tag that says so:

  /** @acquire connection */
  export async function checkout(): Promise<PoolClient> { ... }

No source file is changed.
Exit codes: 0 done, 2 wrong usage or an error of leakcheck itself.`;

/** Adds `leakcheck init`. */
export function addInitCommand(program: Command, environment: Environment): void {
  program
    .command('init')
    .description('write a configuration, and say what leakcheck knows of this project')
    .addHelpText('after', EXAMPLES)
    .action(async () => {
      const { cwd, stdout } = environment;
      stdout.write(await writeConfiguration(cwd));
      stdout.write(describe(await environment.survey({ cwd, paths: ['.'] })));
    });
}

async function writeConfiguration(cwd: string): Promise<string> {
  const existing = findConfiguration(cwd);
  if (existing !== undefined) return `${printable(existing.name)} is there already, and stays as it is.\n`;
  const language = existsSync(join(cwd, 'tsconfig.json')) ? 'ts' : 'js';
  const name = `leakcheck.config.${language}`;
  try {
    // An empty file of that name counts as no configuration, and is not written over either.
    await writeFile(join(cwd, name), configurationTemplate(language), { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`cannot write "${name}": ${error instanceof Error ? error.message : String(error)}`);
  }
  return `Wrote ${name}.\n`;
}

function describe({ libraries, handingOut }: Survey): string {
  const known = libraries.length === 0
    ? 'This project uses no library that leakcheck knows. A file listed under "models" can describe one.\n'
    : `Libraries of this project that leakcheck knows: ${libraries.join(', ')}.\n`;
  if (handingOut.length === 0) return known;
  const width = Math.max(...handingOut.map((found) => placeOf(found).length));
  const helpers = handingOut.map((found) => `  ${placeOf(found).padEnd(width)}  ${printable(found.name)}: /** @acquire ${found.resource} */\n`);
  return `${known}These functions hand out a connection. A tag above them says so:\n${helpers.join('')}`;
}

function placeOf({ file, line }: Survey['handingOut'][number]): string {
  return `${printable(file)}:${line}`;
}
