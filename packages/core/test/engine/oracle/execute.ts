/** What a program really does: each function is run under every combination of its parameters, rounds of its loops and failures. */
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import type { Confidence, RuleId } from '../../../src/index.js';
import { adopt, FakeClient, LentClient, quiet, type Ledger, type Transaction } from './clients.js';
import { exploreChoices, type Choose } from './explore-choices.js';
import { FakePool, type Run } from './fake-pool.js';
import type { Parameter } from './parameters.js';
import { PRELUDE_TEXT } from './prelude.js';
import type { EntryPoint, RenderedProgram } from './render.js';
import { report, type Reports } from './reports.js';

/** Most rounds of one loop. */
const MAX_ROUNDS = 2;
/** Values that the subject of a `switch` takes: one more than there are cases. */
const KINDS = 4;
/** Most runs of one function; programs with more are not judged. */
const MAX_RUNS = 1_000;

type GeneratedFunction = (...parameters: readonly unknown[]) => Promise<unknown>;

/** One program, ready to be run again and again. */
interface Executable {
  readonly functions: Readonly<Record<string, GeneratedFunction>>;
  readonly begin: (run: Run) => void;
}

/** What happened when a program was run. */
export interface Execution {
  /** What leakcheck should report. */
  readonly reports: Reports;
  /** The first lines of the bodies inside functions that were run. */
  readonly entered: ReadonlySet<number>;
}

/** @returns undefined if the program has too many ways to try them all */
export async function execute(program: RenderedProgram): Promise<Execution | undefined> {
  const entered = new Set<number>();
  const executable = load(program.text, entered);
  const reports = new Map<string, Confidence>();
  for (const entryPoint of program.entryPoints) {
    const complete = await exploreChoices((choose) => judge(entryPoint, program.floats, executable, choose, reports), MAX_RUNS);
    if (!complete) return undefined;
  }
  return { reports, entered };
}

/** Runs a function once, and adds what it did wrong itself; a function that it calls is judged on its own. */
async function judge({ name, firstLine, lastLine, client, parameters }: EntryPoint, floats: boolean, { functions, begin }: Executable, choose: Choose, reports: Map<string, Confidence>): Promise<void> {
  const ledger = emptyLedger();
  const given = (): FakeClient => new FakeClient(0, choose, ledger, false);
  begin({ choose, ledger });
  const args = [...(client ? [client.always || choose(2) === 0 ? given() : undefined] : []), ...parameters.map((parameter) => argument(parameter, choose, given))];
  const returned = await outcomeOf(functions[name]?.(...args) ?? Promise.reject(new Error(`The program has no function ${name}.`)), floats);
  const add = (rule: RuleId, line: number, failures: number): void => {
    if (line >= firstLine && line <= lastLine) report(reports, rule, line, failures > 0 ? 'likely' : 'certain');
  };
  for (const lost of ledger.clients) {
    if (!lost.released && lost !== returned) add('no-unreleased-connection', lost.line, failuresUntilLost(lost, ledger));
  }
  for (const transaction of ledger.transactions) {
    if (transaction.open && transaction.client.released) add('no-unfinished-transaction', transaction.line, failuresUntilBegunAgain(transaction, ledger));
  }
  for (const { line, failures } of ledger.secondReleases) add('no-double-release', line, failures);
  for (const { line, failures } of ledger.lateUses) add('no-use-after-release', line, failures);
}

function emptyLedger(): Ledger {
  return { clients: [], transactions: [], secondReleases: [], lateUses: [], failures: 0 };
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

/** The same of a transaction that is left open. */
function failuresUntilBegunAgain(transaction: Transaction, { transactions, failures }: Ledger): number {
  const next = transactions.slice(transactions.indexOf(transaction) + 1).find(({ line }) => line === transaction.line);
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

/** What Node and the executed dialect give to a module. */
type Module = (require: () => unknown, error: typeof Error, exports: object, ...dialect: readonly unknown[]) => void;

const prelude = moduleOf(PRELUDE_TEXT);

/** Loads the program and the module that it imports, as Node would, with an `Error` that is counted and what the executed dialect calls. */
function load(text: string, entered: Set<number>): Executable {
  let current: Run = { choose: () => 0, ledger: emptyLedger() };
  class Pool extends FakePool {
    constructor() {
      super(() => current);
    }
  }
  class CountedError extends Error {
    constructor(message: string) {
      super(message);
      current.ledger.failures += 1;
    }
  }
  const exported = {};
  prelude(() => ({ Pool }), CountedError as typeof Error, exported);
  const functions: Record<string, GeneratedFunction> = {};
  moduleOf(text)(
    () => exported,
    CountedError as typeof Error,
    functions,
    (client: FakeClient | LentClient | undefined, line: number) => client && new LentClient(client, line, current.ledger),
    (value: unknown, line: number) => adopt(value, line, current.ledger),
    (running: Promise<unknown>, line: number) => quiet(running.then((value) => adopt(value, line, current.ledger))),
    quiet,
    (line: number) => entered.add(line),
  );
  return { functions, begin: (run) => { current = run; } };
}

function moduleOf(text: string): Module {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  return compileFunction(outputText, ['require', 'Error', 'exports', 'lent', 'adopt', 'adoptLater', 'quiet', 'enter']) as Module;
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
