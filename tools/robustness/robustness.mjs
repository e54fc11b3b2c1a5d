/**
 * `npm run robustness -- PATHS…`: puts every function of every source file below the given paths, whatever it does,
 * through lowering, solving and all rules. Tells what crashed, what reached a bound, what was largest and slowest. A
 * crash makes the exit code 1, unless it was TypeScript that failed: its type checker does on a few broken programs,
 * but look at them, as it also does where it is asked wrongly. Files are loaded as the checker loads them, some hundred
 * at a time, so that memory stays bounded; imports across such a portion are untyped.
 */
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import {
  analyse,
  createModuleResolver,
  createPathMappings,
  modelledModules,
  RESOURCE_RULES,
  useCompiler,
} from '../../packages/core/dist/index.js';
import { indexFile } from '../../packages/core/dist/lower/index.js';
import { openSession } from '../../packages/core/dist/session.js';
import { sitesOf } from '../../packages/core/dist/sites.js';
import { compiler } from '../../packages/checker/dist/compiler.js';
import { discover } from '../../packages/checker/dist/discover.js';
import { loadProgram } from '../../packages/checker/dist/project.js';
import { readSource } from '../../packages/checker/dist/source-text.js';
import { sourceTree } from '../../packages/checker/dist/source-tree.js';
import { syntaxProblems } from '../../packages/checker/dist/syntax-problems.js';
import { readWorkspace } from '../../packages/checker/dist/workspace.js';
import { loadCatalogue, loadModels } from '../../packages/models/dist/index.js';

/** Most files, and characters, that one program holds beside the models. */
const FILES_AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 4_000_000;
/** Functions named as the slowest and the largest. */
const NAMED = 5;

const models = loadModels();
const everyPackage = new Set(models.libraries.flatMap(({ packages }) => Object.keys(packages)));

/** What a run has seen so far. */
class Tally {
  files = 0;
  unreadable = 0;
  broken = 0;
  lines = 0;
  functions = 0;
  crashes = [];
  /** Crashes inside TypeScript. */
  compilerFailures = [];
  cut = [];
  slowest = [];
  largest = [];

  fail(crash) {
    const thrower = crash.error.split('\n').find((line) => /^ +at /.test(line));
    (thrower?.includes('typescript.js') ? this.compilerFailures : this.crashes).push(crash);
  }

  note(list, entry) {
    list.push(entry);
    list.sort((a, b) => b.amount - a.amount);
    list.length = Math.min(list.length, NAMED);
  }
}

/** Portions of files that fit into one program, in the order of their names, so that neighbours stay together. */
function* portions(files, tally) {
  let portion = [];
  let characters = 0;
  for (const file of files) {
    const source = readSource(file);
    if (source.kind !== 'text') {
      tally.unreadable += 1;
      continue;
    }
    if (portion.length >= FILES_AT_ONCE || (portion.length > 0 && characters + source.text.length > CHARACTERS_AT_ONCE)) {
      yield portion;
      portion = [];
      characters = 0;
    }
    portion.push(file);
    characters += source.text.length;
    tally.lines += source.text.split('\n').length;
  }
  if (portion.length > 0) yield portion;
}

function lookAt(portion, { resolve, workspace, cwd, tally }) {
  const guard = (file, work) => {
    try {
      return work();
    } catch (error) {
      tally.fail({ place: file, name: 'loading', error: error.stack ?? String(error) });
      return undefined;
    }
  };
  const name = (fileName) => path.relative(cwd, fileName);
  const loaded = guard(`${name(portion[0])} and ${portion.length - 1} more`, () => loadProgram({ models, relevant: new Set(portion), resolve }));
  if (!loaded) return;
  const { program, problems } = loaded;
  for (const { file, message } of problems) tally.cut.push({ place: name(file), name: 'the file', reason: message });
  const files = portion.flatMap((fileName) => program.getSourceFile(fileName) ?? []);
  if (files.length === 0) return;
  // Each library counts as used: what a function does must not depend on what the portion imports.
  const { classifier, source, analyses } = openSession({ program, models, displayPath: name, packageOf: workspace.packageOf, dependencies: everyPackage });
  tally.broken += guard(name(files[0].fileName), () => syntaxProblems(program, files))?.length ?? 0;
  for (const file of files) {
    tally.files += 1;
    if (values.verbose) console.error(name(file.fileName));
    for (const body of analyses.attempt(file, null, () => indexFile(file, classifier).bodies) ?? []) {
      const start = performance.now();
      const analysis = analyses.of(body);
      if (!analysis) continue;
      const { graph } = analysis;
      analyses.attempt(body, graph.name, () => {
        for (const rule of RESOURCE_RULES) rule.run(analysis, {});
        sitesOf([analysis]);
      });
      const place = () => {
        const { file: fileName, line } = source.span(body);
        return { place: `${fileName}:${line}`, name: graph.name };
      };
      const milliseconds = performance.now() - start;
      if (!(tally.slowest.at(NAMED - 1)?.amount >= milliseconds)) tally.note(tally.slowest, { amount: milliseconds, ...place() });
      if (!(tally.largest.at(NAMED - 1)?.amount >= graph.blocks.length)) tally.note(tally.largest, { amount: graph.blocks.length, ...place() });
    }
  }
  const { functions, unjudged } = analyses.coverage();
  tally.functions += functions;
  // What a check does with these files: other rules than those about functions, and functions in another order.
  const checked = guard(name(files[0].fileName), () => analyse({ compiler, program, files, models, displayPath: name, packageOf: workspace.packageOf }));
  const told = new Set();
  for (const { file, line, name: called, reason, error } of [...unjudged, ...(checked?.unjudged ?? [])]) {
    const place = `${file}:${line}`;
    const key = `${place} ${called}`;
    if (told.has(key)) continue;
    told.add(key);
    if (reason === 'error') tally.fail({ place, name: called ?? 'the file', error });
    else tally.cut.push({ place, name: called ?? 'the file', reason });
  }
}

function run(cwd, paths) {
  const tally = new Tally();
  useCompiler(compiler);
  const discovery = discover(cwd, paths);
  const workspace = readWorkspace(discovery.manifests);
  const host = sourceTree(discovery);
  const resolve = createModuleResolver({
    host,
    modules: modelledModules(loadCatalogue().libraries),
    workspace: workspace.byName,
    pathMappingOf: createPathMappings({ host, boundary: discovery.boundary }),
  });
  for (const portion of portions(discovery.files, tally)) lookAt(portion, { resolve, workspace, cwd, tally });
  return tally;
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false } } });
if (positionals.length === 0) {
  console.error('Usage: npm run robustness -- [--json] PATHS…');
  process.exit(2);
}
const start = performance.now();
const tally = run(process.cwd(), positionals);
const seconds = (performance.now() - start) / 1000;
const peak = process.resourceUsage().maxRSS / 1024;
if (values.json) {
  console.log(JSON.stringify({ ...tally, seconds, megabytes: peak }, null, 2));
} else {
  const { files, lines, functions, broken, unreadable, crashes, compilerFailures, cut, largest, slowest } = tally;
  console.log(`${files} files (${broken} with syntax errors, ${unreadable} more not readable), ${lines} lines, ${functions} functions`);
  console.log(`${seconds.toFixed(1)} s, at most ${peak.toFixed(0)} MB`);
  console.log(`${cut.length} functions reached a bound`);
  for (const { place, name, reason } of cut) console.log(`  ${place} ${name}: ${reason}`);
  console.log('largest graphs, in blocks');
  for (const { place, name, amount } of largest) console.log(`  ${amount.toString().padStart(7)} ${place} ${name}`);
  console.log('slowest functions, in milliseconds, callees that were not known yet included');
  for (const { place, name, amount } of slowest) console.log(`  ${amount.toFixed(0).padStart(7)} ${place} ${name}`);
  for (const [title, failures] of [['failures of TypeScript', compilerFailures], ['crashes', crashes]]) {
    console.log(`${failures.length} ${title}`);
    for (const { place, name, error } of failures) console.log(`  ${place} ${name}\n    ${error.split('\n').slice(0, 6).join('\n    ')}`);
  }
}
process.exitCode = tally.crashes.length > 0 ? 1 : 0;
