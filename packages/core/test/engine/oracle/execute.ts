/** What a program really does: it is run under every combination of conditions, rounds of its loops and failures. */
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { exploreChoices, type Choose } from './explore-choices.js';
import { FakePool, type FakeClient, type Ledger } from './fake-pool.js';
import type { RenderedProgram } from './render.js';
import type { Confidence } from '../../../src/index.js';
import { report, type Reports } from './reports.js';

/** Most rounds of one loop. */
const MAX_ROUNDS = 2;
/** Values that the subject of a `switch` takes: one more than there are cases. */
const KINDS = 4;
/** Most runs of one program; such with more are not judged. */
const MAX_RUNS = 1_000;

type Run = (...parameters: readonly unknown[]) => Promise<unknown>;
/** The program as Node wraps a CommonJS module, with an `Error` that can be counted. */
type Instantiate = (require: () => unknown, error: typeof Error, exports: object) => Run;

/** @returns what leakcheck should report, or undefined if the program has too many ways to try them all */
export async function execute(program: RenderedProgram): Promise<Reports | undefined> {
  const load = loader(program.text);
  const reports = new Map<string, Confidence>();
  const complete = await exploreChoices(async (choose) => {
    const ledger: Ledger = { clients: [], secondReleases: [], failures: 0 };
    const conditions = program.conditions.map((asked) => asked && choose(2) === 1);
    const kind = program.text.includes('switch') ? choose(KINDS) : 0;
    const returned = await load(choose, ledger)(...conditions, items(choose), kind, moreRounds(choose)).catch(() => undefined);
    const unreleased = ledger.clients.filter((client) => !client.released && client !== returned);
    for (const client of unreleased) report(reports, 'no-unreleased-connection', client.line, confidenceAfter(failuresUntilLost(client, ledger)));
    for (const { line, failures } of ledger.secondReleases) report(reports, 'no-double-release', line, confidenceAfter(failures));
  }, MAX_RUNS);
  return complete ? reports : undefined;
}

/** A client is lost when its line acquires the next one, or at the end. */
function failuresUntilLost(client: FakeClient, { clients, failures }: Ledger): number {
  const next = clients.slice(clients.indexOf(client) + 1).find(({ line }) => line === client.line);
  return next?.failuresBefore ?? failures;
}

function confidenceAfter(failures: number): Confidence {
  return failures > 0 ? 'likely' : 'certain';
}

/** Compiles the program once; each call makes a fresh instance of it, with a pool of its own. */
function loader(text: string): (choose: Choose, ledger: Ledger) => Run {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const instantiate = compileFunction(`${outputText}; return exports.run;`, ['require', 'Error', 'exports']) as Instantiate;
  return (choose, ledger) => {
    class Pool extends FakePool {
      constructor() {
        super(choose, ledger);
      }
    }
    class CountedError extends Error {
      constructor(message: string) {
        super(message);
        ledger.failures += 1;
      }
    }
    return instantiate(() => ({ Pool }), CountedError as typeof Error, {});
  };
}

/** Has another number of elements each time that it is gone through. */
function items(choose: Choose): Iterable<number> {
  return {
    *[Symbol.iterator]() {
      for (let round = 0; round < MAX_ROUNDS && choose(2) === 1; round += 1) yield round;
    },
  };
}

/** Says whether the loop on a line goes on. */
function moreRounds(choose: Choose): (line: number) => boolean {
  const rounds = new Map<number, number>();
  return (line) => {
    const before = rounds.get(line) ?? 0;
    const goesOn = before < MAX_ROUNDS && choose(2) === 1;
    rounds.set(line, goesOn ? before + 1 : 0);
    return goesOn;
  };
}
