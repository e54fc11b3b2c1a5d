'use strict';

/**
 * Who may import whom. `.eslintrc.cjs` turns these tables into zones of `import-x/no-restricted-paths`, so that a
 * wrong import is a lint error. The reasons stand in docs/architecture.md.
 */

/** Package folder → the package folders its sources may import. */
const PACKAGES = {
  models: [],
  core: ['models'],
  checker: ['core', 'models'],
  cli: ['checker', 'core', 'models', 'runtime'],
  'eslint-plugin': ['core', 'models'],
  runtime: ['models'],
};

/** Folder of core → the folders of core it may import; data flows lower → ir → solve → summarise → rules → report. */
const CORE_FOLDERS = {
  report: [],
  ir: ['report'],
  program: ['report'],
  types: ['program', 'report'],
  lower: ['ir', 'program', 'report', 'types'],
  solve: ['ir', 'report'],
  summarise: ['ir', 'lower', 'report', 'solve'],
  rules: ['ir', 'report', 'solve'],
};

/** Files of core, beside the folders, that every folder may import. */
const CORE_COMMON_GROUND = ['./compiler.ts'];

/**
 * Files and folders of the companion, the lowest layer first. What stands in one may import its own layer and those
 * above it in this list, types included; whatever is in none may import all.
 */
const RUNTIME_LAYERS = {
  ground: [
    'acquisition-kind.ts', 'chain.ts', 'clock.ts', 'connection-probe.ts', 'flow.ts', 'metrics/meter.ts', 'replace-method.ts',
    'shield.ts', 'sql', 'stack',
  ],
  records: ['acquisition.ts', 'options.ts', 'report/acquisition-report.ts', 'report/event.ts'],
  connections: ['connection.ts', 'ledger.ts', 'testing/own-client.ts'],
  contract: ['adapter.ts'],
  state: ['companion.ts', 'context.ts', 'tracked-pool.ts'],
  adapters: ['adapters'],
  reports: ['report/console.ts', 'report/describe.ts', 'report/event-text.ts', 'report/exit.ts', 'report/groups.ts', 'sinks'],
  watch: ['watch'],
  tracking: ['tracking.ts'],
};

/** One zone for each package: everything below packages/ but itself and what it may import is out of bounds. */
function packageZones() {
  return Object.entries(PACKAGES).map(([name, allowed]) => ({
    target: `./packages/${name}/src`,
    from: './packages',
    except: [name, ...allowed].map((other) => `./${other}`),
    message: `packages/${name} may import ${allowed.length === 0 ? 'no other package' : `only ${allowed.join(', ')}`}.`,
  }));
}

/** One zone for each folder of core, and one that keeps others' imports to a folder's index. */
function coreZones() {
  const core = './packages/core/src';
  return Object.entries(CORE_FOLDERS).flatMap(([name, allowed]) => [
    {
      target: `${core}/${name}`,
      from: core,
      except: [...[name, ...allowed].map((other) => `./${other}`), ...CORE_COMMON_GROUND],
      message: `core/${name} may import ${allowed.length === 0 ? 'no other folder' : `only ${allowed.join(', ')}`} of core.`,
    },
    ...allowed.map((other) => ({
      target: `${core}/${name}`,
      from: `${core}/${other}`,
      except: ['./index.ts'],
      message: `What core/${other} offers stands in its index.`,
    })),
  ]);
}

/** One zone for each layer of the companion: everything of it but the layer itself and those above it is out of bounds. */
function runtimeZones() {
  const runtime = './packages/runtime/src';
  const layers = Object.entries(RUNTIME_LAYERS);
  return layers.map(([name, files], index) => ({
    target: files.map((file) => `${runtime}/${file}`),
    from: runtime,
    except: layers.slice(0, index + 1).flatMap(([, others]) => others.map((other) => `./${other}`)),
    message: `The companion's ${name} may import only: ${layers.slice(0, index + 1).map(([other]) => other).join(', ')}.`,
  }));
}

/** The zones of `import-x/no-restricted-paths`, relative to the repository's root. */
const zones = [...packageZones(), ...coreZones(), ...runtimeZones()];

/** Where core may name the compiler's types; everywhere else syntax trees are out of sight. */
const compilerTypesAllowed = [
  'packages/core/src/session.ts',
  'packages/core/src/analyse.ts',
  'packages/core/src/compiler.ts',
  'packages/core/src/{lower,program,types}/**/*.ts',
];

module.exports = { zones, compilerTypesAllowed };
