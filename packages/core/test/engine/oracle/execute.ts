/** What a program really does: each function is run under every combination of its parameters, rounds of its loops and failures. */
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import type { Confidence } from '../../../src/index.js';
import { adopt, FakeClient, LentClient, QueryResult, quiet, type Ledger } from './clients.js';
import { exploreChoices, type Choose } from './explore-choices.js';
import { FakePool } from './fake-pool.js';
import type { Parameter } from './parameters.js';
import type { EntryPoint, RenderedProgram } from './render.js';
import { report, type Reports } from './reports.js';

/** Most rounds of one loop. */
const MAX_ROUNDS = 2;
/** Values that the subject of a `switch` takes: one more than there are cases. */
const KINDS = 4;
/** Most runs of one function; programs with more are not judged. */
const MAX_RUNS = 1_000;

type GeneratedFunction = (...parameters: readonly unknown[]) => Promise<unknown>;
/** Makes a fresh instance of the program, with a pool of its own. */
type Load = (choose: Choose, ledger: Ledger) => Readonly<Record<string, GeneratedFunction>>;

/** @returns what leakcheck should report, or undefined if the program has too many ways to try them all */
export async function execute(program: RenderedProgram): Promise<Reports | undefined> {
  const load = loader(program.text);
  const reports = new Map<string, Confidence>();
  for (const entryPoint of program.entryPoints) {
    const complete = await exploreChoices((choose) => judge(entryPoint, program.floats, load, choose, reports), MAX_RUNS);
    if (!complete) return undefined;
  }
  return reports;
}

/** Runs a function once, and adds what it did wrong itself; a function that it calls is judged on its own. */
async function judge({ name, firstLine, lastLine, client, parameters }: EntryPoint, floats: boolean, load: Load, choose: Choose, reports: Map<string, Confidence>): Promise<void> {
  const ledger: Ledger = { clients: [], secondReleases: [], lateUses: [], failures: 0 };
  const stranger = (): FakeClient => new FakeClient(0, choose, ledger);
  const args = parameters.map((parameter) => argument(parameter, choose, stranger));
  const run = load(choose, ledger)[name];
  if (!run) throw new Error(`The program has no function ${name}.`);
  const returned = await outcomeOf(run(...(client ? [client.always || choose(2) === 0 ? stranger() : undefined] : []), ...args), floats);
  const add = (rule: Parameters<typeof report>[1], line: number, failures: number): void => {
    if (line >= firstLine && line <= lastLine) report(reports, rule, line, failures > 0 ? 'likely' : 'certain');
  };
  for (const lost of ledger.clients) {
    if (!lost.released && lost !== returned) add('no-unreleased-connection', lost.line, failuresUntilLost(lost, ledger));
  }
  for (const { line, failures } of ledger.secondReleases) add('no-double-release', line, failures);
  for (const { line, failures } of ledger.lateUses) add('no-use-after-release', line, failures);
  if (returned instanceof QueryResult && returned.returned && returned.client.released) add('no-use-after-release', returned.line, ledger.failures);
}

/** What a run yields, once all that it began is over; a promise that is never settled yields nothing. */
async function outcomeOf(running: Promise<unknown>, floats: boolean): Promise<unknown> {
  if (!floats) return await running.catch(() => undefined);
  let outcome: unknown;
  running.then((value) => { outcome = value; }, () => undefined);
  await new Promise((resolve) => { setImmediate(resolve); });
  return outcome;
}

/** A client is lost when its line acquires the next one, or at the end. */
function failuresUntilLost(client: FakeClient, { clients, failures }: Ledger): number {
  const next = clients.slice(clients.indexOf(client) + 1).find(({ line }) => line === client.line);
  return next?.failuresBefore ?? failures;
}

function argument(parameter: Parameter, choose: Choose, stranger: () => FakeClient): unknown {
  switch (parameter) {
    case 'given':
      return choose(2) === 1 ? stranger() : undefined;
    case 'first':
    case 'second':
    case 'third':
      return choose(2) === 1;
    case 'items':
      return items(choose);
    case 'kind':
      return choose(KINDS);
    case 'more':
      return moreRounds(choose);
  }
}

/** Compiles the program once. */
function loader(text: string): Load {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  // The program as Node wraps a CommonJS module, with an `Error` that is counted, and what the executed dialect calls.
  const instantiate = compileFunction(outputText, ['require', 'Error', 'exports', 'lent', 'adopt', 'adoptLater', 'quiet']);
  return (choose, ledger) => {
    const exported: Record<string, GeneratedFunction> = {};
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
    const lent = (client: FakeClient | LentClient | undefined, line: number): LentClient | undefined => client && new LentClient(client, line, ledger);
    const adoptHere = (value: unknown, line: number): unknown => adopt(value, line, ledger);
    const adoptLater = (running: Promise<unknown>, line: number): Promise<unknown> => quiet(running.then((value) => adoptHere(value, line)));
    instantiate(() => ({ Pool }), CountedError, exported, lent, adoptHere, adoptLater, quiet);
    return exported;
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
