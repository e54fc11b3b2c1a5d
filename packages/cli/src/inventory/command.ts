import { type Command, Option } from 'commander';
import type { CheckRequest } from '@leakcheck/checker';
import { requirePaths } from '../check/command.js';
import { withProgress } from '../check/progress.js';
import { chooseColours } from '../colours.js';
import { expectationsOf, loadConfiguration } from '../configuration/index.js';
import type { Environment } from '../environment.js';
import { budgetFor } from './budget.js';
import { inventoryJson } from './json.js';
import { inventoryMarkdown } from './markdown.js';
import type { Inventory } from './inventory.js';
import { inventoryTable } from './table.js';

const FORMATS = ['table', 'json', 'markdown'] as const;

interface InventoryOptions {
  readonly format: (typeof FORMATS)[number];
  readonly quiet?: true;
  readonly color?: boolean;
}

const EXAMPLES = `
Examples:
  $ leakcheck inventory                         every pool below this folder
  $ leakcheck inventory services/billing        of one service
  $ leakcheck inventory --format markdown       to paste into a review
  $ leakcheck inventory --format json | jq '.pools[] | select(.size == null)'

How to read it: each pool and client comes with the sizes and time limits that hold, and where each value is from: a
place in the sources, a variable of the environment with its fallback, or the library's default. "unknown" means that
only the running program knows. "no limit" means for ever. The budget is the sum of all pools, times the instances
that run at the same time, against what the server accepts: say so in leakcheck.config.js,

  database: { maxConnections: 100, reserved: 3, instances: 4 }

The exit code is 0 whatever was found: "leakcheck check" is there to fail a build.`;

/** Adds `leakcheck inventory`: what every pool is really configured with. */
export function addInventoryCommand(program: Command, environment: Environment): void {
  program
    .command('inventory')
    .description('list every pool and client with the options that hold, and their sum')
    .argument('[paths...]', 'files and folders to look at', ['.'])
    .addOption(new Option('--format <name>', 'how to print').choices(FORMATS).default('table'))
    .option('--quiet', 'no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], _options: unknown, command: Command) => {
      // The options are declared above: commander has checked the choices.
      await printInventory(paths, command.optsWithGlobals<InventoryOptions>(), environment);
    });
}

async function printInventory(paths: readonly string[], options: InventoryOptions, environment: Environment): Promise<void> {
  const { cwd, stdout, stderr, variables } = environment;
  requirePaths(paths, cwd);
  const configuration = loadConfiguration(cwd);
  const expectations = expectationsOf(configuration);
  const request: CheckRequest = { cwd, paths, expectations, queries: true, ...(configuration.models.length > 0 && { models: configuration.models }) };
  const look = (): ReturnType<Environment['check']> => environment.check(request);
  const report = await (options.quiet === true ? look() : withProgress(stderr, look));
  const inventory: Inventory = { pools: report.inventory, budget: budgetFor(report.inventory, expectations) };
  switch (options.format) {
    case 'table':
      stdout.write(inventoryTable(inventory, chooseColours(options.color, stdout, variables)));
      return;
    case 'json':
      stdout.write(inventoryJson(inventory));
      return;
    case 'markdown':
      stdout.write(inventoryMarkdown(inventory));
      return;
  }
}
