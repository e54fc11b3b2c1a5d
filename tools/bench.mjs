/**
 * `npm run bench [-- FILES [ROUNDS]]`: how long leakcheck takes for a code base of pg code, beside tools that a project
 * runs anyway. `npm run bench -- --scale [KLOC…] [--rounds ROUNDS]`: how its time and memory grow with the size of that
 * code base. `npm run bench -- --models [CHECKOUT…] [--rounds ROUNDS]`: how long all models take to load here and in other
 * checkouts of this repository that are built. The rounds are interleaved, so that a busy moment of the machine falls on all of them; trust the ratios
 * rather than the seconds. Nothing is asserted.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LINES_PER_FILE, writeCodeBase } from './bench/code-base.mjs';
import { measureModels } from './bench/models.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const modelsModule = pathToFileURL(path.join(root, 'packages/models/dist/index.js')).href;

/**
 * What is compared: Node arguments and the exit codes that mean "done"; 1 of the linters means that they found
 * something. Ratios are to the first row.
 */
const LEAKCHECK = { name: 'leakcheck check', values: [path.join(root, 'packages/cli/bin/leakcheck.js'), 'check', 'src'], done: [0, 1] };
const CONTESTANTS = [
  LEAKCHECK,
  { name: 'eslint with the plugin, no types', values: [...eslint(), 'src'], done: [0, 1] },
  { name: 'eslint with the plugin and types', values: [...eslint(), '--config', 'eslint.typed.mjs', 'src'], done: [0, 1] },
  { name: 'tsc 6 --noEmit', values: [path.join(root, 'node_modules/typescript/bin/tsc'), '--noEmit'], done: [0] },
  { name: 'tsc 7 --noEmit', values: [path.join(root, 'node_modules/typescript7/bin/tsc'), '--noEmit'], done: [0] },
  { name: 'Node and the models', values: ['--input-type=module', '-e', loadModels()], done: [0] },
  { name: 'Node alone', values: ['--input-type=module', '-e', ''], done: [0] },
];

function eslint() {
  return [path.join(root, 'node_modules/eslint/bin/eslint.js')];
}

function loadModels() {
  return `import { loadModels } from ${JSON.stringify(modelsModule)}; loadModels();`;
}

/** One run in seconds, from the start of the process to its end. */
function measure({ name, values, done }, cwd) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, values, { cwd, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (!done.includes(status)) throw new Error(`${name} exited with ${status}:\n${stdout}${stderr}`);
  return seconds;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function positive(text, fallback) {
  const value = Number(text ?? fallback);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`"${text}" is not a positive whole number. Usage: npm run bench -- [FILES [ROUNDS]], --scale [KLOC…] [--rounds ROUNDS] or --models [CHECKOUT…] [--rounds ROUNDS]`);
}

/** Thousands of lines that `--scale` measures unless told otherwise. */
const SCALE = [62, 125, 250, 500, 1000];

/** A line for each size: its time, the processor time per thousand lines, that as a ratio to the first, and the memory. */
function scale(sizes, rounds) {
  const folders = sizes.map(() => realpathSync(mkdtempSync(path.join(tmpdir(), 'leakcheck-bench-'))));
  try {
    const lines = sizes.map((size, index) => writeCodeBase(folders[index], Math.round((size * 1000) / LINES_PER_FILE)));
    const runs = sizes.map(() => []);
    for (let round = 0; round < rounds; round++) {
      folders.forEach((folder, index) => runs[index].push(measureProcess(LEAKCHECK, folder)));
    }
    console.log(`${rounds} interleaved rounds; Node ${process.versions.node}\n`);
    printRow(['kLOC', 'elapsed', 'processor', 'ms/kLOC', 'ratio', 'memory']);
    let reference;
    runs.forEach((measured, index) => {
      const processor = median(measured.map((run) => run.processor));
      const cost = (processor * 1e6) / lines[index];
      reference ??= cost;
      const elapsed = median(measured.map((run) => run.seconds));
      const megabytes = Math.max(...measured.map((run) => run.megabytes));
      printRow([(lines[index] / 1000).toFixed(0), `${elapsed.toFixed(1)} s`, `${processor.toFixed(1)} s`, cost.toFixed(1), (cost / reference).toFixed(2), `${megabytes.toFixed(0)} MB`]);
    });
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function printRow(columns) {
  console.log(columns.map((column) => column.padStart(11)).join(''));
}

/** One run with what the process itself says at its end: its processor time and the most memory that it held. */
function measureProcess({ name, values, done }, cwd) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', usageModule, ...values, '--output', 'report.txt'], { cwd, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  if (!done.includes(status)) throw new Error(`${name} exited with ${status}:\n${stderr}`);
  const usage = JSON.parse(/^usage (.+)$/m.exec(stderr)[1]);
  return { seconds, processor: (usage.userCPUTime + usage.systemCPUTime) / 1e6, megabytes: usage.maxRSS / 1024 };
}

const usageModule = `data:text/javascript,${encodeURIComponent("process.on('exit', () => process.stderr.write(`usage ${JSON.stringify(process.resourceUsage())}\\n`));")}`;

function compare(files, rounds) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'leakcheck-bench-')));
  try {
    const lines = writeCodeBase(folder, files);
    console.log(`${files + 1} files, ${lines} lines of pg code; ${rounds} interleaved rounds; Node ${process.versions.node}\n`);
    const seconds = CONTESTANTS.map(() => []);
    for (let round = 0; round < rounds; round++) {
      CONTESTANTS.forEach((contestant, index) => seconds[index].push(measure(contestant, folder)));
    }
    const reference = median(seconds[0]);
    console.log(`${''.padEnd(34)}${'median'.padStart(9)}${'min'.padStart(9)}${'max'.padStart(9)}${'ratio'.padStart(8)}`);
    CONTESTANTS.forEach(({ name }, index) => {
      const columns = [median(seconds[index]), Math.min(...seconds[index]), Math.max(...seconds[index])];
      const times = columns.map((value) => `${value.toFixed(2)} s`.padStart(9)).join('');
      console.log(`${name.padEnd(34)}${times}${(columns[0] / reference).toFixed(2).padStart(8)}`);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A line for each checkout: to load all models, and to look into all of them, which no run does. */
function models(others, rounds) {
  const checkouts = [root, ...others.map((folder) => path.resolve(folder))];
  const measured = measureModels(checkouts, rounds);
  const [{ libraries, types }] = measured[0];
  console.log(`${libraries} libraries, ${types} types; ${rounds} interleaved rounds; Node ${process.versions.node}; median (min)\n`);
  console.log(['loading', '', 'looking into', ''].map((column) => column.padStart(12)).join(''));
  measured.forEach((runs, index) => {
    const columns = ['load', 'open'].flatMap((part) => {
      const values = runs.map((run) => run[part]);
      return [`${median(values).toFixed(1)} ms`, `(${Math.min(...values).toFixed(1)} ms)`];
    });
    console.log(`${columns.map((column) => column.padStart(12)).join('')}  ${checkouts[index]}`);
  });
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { scale: { type: 'boolean' }, models: { type: 'boolean' }, rounds: { type: 'string' } } });
  if (values.scale) {
    scale(positionals.length > 0 ? positionals.map((size) => positive(size)) : SCALE, positive(values.rounds, 1));
  } else if (values.models) {
    models(positionals, positive(values.rounds, 15));
  } else {
    compare(positive(positionals[0], 200), positive(positionals[1], 5));
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
