/** The sentences of all findings, in one place. */
import type { OptionsModel, Unit } from '@leakcheck/models';
import type { Span, Unjudged } from './finding.js';

const KIND_NAMES: Readonly<Record<string, string>> = {
  connection: 'Connection', session: 'Session', channel: 'Channel', transaction: 'Transaction', cursor: 'Cursor', statement: 'Statement', pool: 'Pool',
};

/** Whose a tagged function is where its file belongs to no package that has a name. */
export const OWN_CODE = 'your code';

/** `Connection from pg Pool.connect()`. */
export function describeAcquisition(site: { readonly library: string; readonly resource: string; readonly operation: string }): string {
  const kind = KIND_NAMES[site.resource] ?? site.resource;
  const call = site.operation.startsWith('new ') || site.operation.endsWith(')') ? site.operation : `${site.operation}()`;
  return site.library === OWN_CODE ? `${kind} from ${call} of ${OWN_CODE}` : `${kind} from ${site.library} ${call}`;
}

const CONSEQUENCE: Readonly<Record<string, string>> = {
  throws: 'which throws',
  rejects: 'which rejects',
  corrupts: 'which gives away a connection that somebody else may hold by now',
  ignored: 'which does nothing',
};

/** What a second release does, with the place of the first. */
export function describeSecondRelease(how: { readonly text: string; readonly library: string; readonly doubleRelease: string }, first: Span, kind: string | undefined): string {
  const consequence = CONSEQUENCE[how.doubleRelease] ?? '';
  if (kind === 'transaction') return `${how.text} ends a ${how.library} transaction again that was ended on line ${String(first.line)}, ${consequence}.`;
  const what = how.library === OWN_CODE ? `connection of ${OWN_CODE}` : `${how.library} connection`;
  return `${how.text} releases a ${what} again that was released on line ${String(first.line)}, ${consequence}.`;
}

const INHERITED = {
  'session-set': 'still in force',
  listen: 'still on',
  'advisory-lock': 'still held',
  'lock-table': 'still held',
  'temporary-table': 'still there',
} as const;

/** A connection that goes back with what its last borrower left on it. */
export function describeInheritance({ text, library }: { readonly text: string; readonly library: string }, left: { readonly words: string; readonly change: keyof typeof INHERITED; readonly changed: Span }): string {
  return `${text} gives the ${library} connection back with ${left.words} of line ${String(left.changed.line)} ${INHERITED[left.change]}: its next borrower inherits it.`;
}

/** An option in the source, and whose it is. */
export interface NamedOption {
  readonly library: string;
  /** What is configured, such as a pool; undefined where that is no resource. */
  readonly resource: string | undefined;
  readonly name: string;
  /** True for a parameter of a connection string. */
  readonly inText?: boolean;
}

/** An option that the library does not know. */
export interface UnreadOption extends NamedOption {
  readonly unknownNames: NonNullable<OptionsModel['unknownNames']>;
}

const UNIT_NAMES: Readonly<Record<Unit, string>> = { ms: 'milliseconds', s: 'seconds', min: 'minutes', count: 'a count' };

/** `pool option "max"`. */
function quoteOption({ resource, name, inText }: Omit<NamedOption, 'library'>): string {
  if (inText === true) return `parameter "${name}" of the address`;
  return `${resource === undefined ? '' : `${resource} `}option "${name}"`;
}

/** `pg ignores the pool option "size"`. */
function describeUnread(option: UnreadOption): string {
  switch (option.unknownNames) {
    case 'ignored':
      return `${option.library} ignores the ${quoteOption(option)}`;
    case 'warned':
      return `${option.library} warns of the ${quoteOption(option)} and ignores it`;
    case 'rejected':
      return `${option.library} rejects the ${quoteOption(option)}`;
  }
}

/** What an option should have been called. */
export interface RightName {
  /** A dotted path if the option lies in a nested object. */
  readonly option: string;
  readonly unit: Unit | undefined;
  /** What the value must be multiplied by, if that is known. */
  readonly factor: number | undefined;
  /** False if the name is merely close. */
  readonly sure: boolean;
}

/** A name that stands for an option of another name. */
export function describeWrongName(wrong: UnreadOption, right: RightName): string {
  const { option, unit, factor, sure } = right;
  if (option.startsWith('../')) return `${describeUnread(wrong)}: set "${option.slice(3)}" outside of this ${wrong.inText === true ? 'address' : 'object'} instead.`;
  const holder = option.split('.').slice(0, -1).join('.');
  if (holder !== '') return `${describeUnread(wrong)}: set "${option.slice(holder.length + 1)}" inside "${holder}" instead.`;
  const units = unit === undefined ? '' : ` (${UNIT_NAMES[unit]})`;
  if (!sure) return `${describeUnread(wrong)}: did you mean "${option}"${units}?`;
  if (unit === undefined) return `${describeUnread(wrong)}: the option is called "${option}".`;
  const conversion = factor === undefined || factor === 1 ? units : `, which counts ${UNIT_NAMES[unit]}`;
  return `${describeUnread(wrong)}: use "${option}"${conversion}.`;
}

/** A name of other libraries for a thing that this one has not. */
export function describeAbsentOption(option: UnreadOption): string {
  return `${describeUnread(option)}: it has no such setting, so the value has no effect.`;
}

/** An option of one driver that is handed to another one as well, which the program may load instead. */
export function describeOptionOfOther(option: UnreadOption, owner: string): string {
  return `${describeUnread(option)}. It is one of ${owner}, and nothing keeps it from the other driver: leave it out there.`;
}

/** A name that nothing is known of. */
export function describeUnknownOption(option: UnreadOption): string {
  return `${describeUnread(option)}: it has no option of this name.`;
}

/** Text in the place of a number. */
export function describeWrongType(option: NamedOption, unit: Unit | undefined, value: string): string {
  const expected = unit === undefined || unit === 'count' ? 'a number' : `a number of ${UNIT_NAMES[unit]}`;
  return `The ${option.library} ${quoteOption(option)} must be ${expected}, not "${value}".`;
}

/** A time in a unit that the library does not count in. */
export function describeWrongUnit(option: NamedOption, { value, unit, meant, converted }: { readonly value: number; readonly unit: Unit; readonly meant: Unit; readonly converted: number }): string {
  return `The ${option.library} ${quoteOption(option)} counts ${UNIT_NAMES[unit]}: ${String(value)} is ${inWords(value, unit)}. Write ${String(converted)} if ${String(value)} ${UNIT_NAMES[meant]} are meant.`;
}

/** A value whose name tells another unit than the one that the library counts in. */
export function describeMisnamedTime(option: NamedOption, { name, unit, meant }: { readonly name: string; readonly unit: Unit; readonly meant: Unit }): string {
  return `The ${option.library} ${quoteOption(option)} counts ${UNIT_NAMES[unit]}, and "${name}" says ${UNIT_NAMES[meant]}: convert the value.`;
}

/** A value that is read under a name that nothing else mentions. */
export function describeSlip(option: NamedOption, { written, meant }: { readonly written: string; readonly meant: string }): string {
  return `The ${option.library} ${quoteOption(option)} is read from "${written}", which nothing else in this file mentions: is "${meant}" meant?`;
}

/** A time as people say it: `0.03 seconds`, `8.3 hours`. */
function inWords(value: number, unit: Unit): string {
  const seconds = unit === 'ms' ? value / 1000 : value;
  const [amount, name] = seconds < 120 ? [seconds, 'seconds'] : seconds < 7200 ? [seconds / 60, 'minutes'] : seconds < 172_800 ? [seconds / 3600, 'hours'] : [seconds / 86_400, 'days'];
  return `${String(Number(amount.toPrecision(2)))} ${name}`;
}

/** Why a library does not use a value that an option is given. */
export type Refusal =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'zero'; readonly becomes: 'throws' | number }
  | { readonly kind: 'overruled'; readonly by: string }
  | { readonly kind: 'deprecated'; readonly instead: string };

/** A value that a library refuses or replaces. */
export function describeRefused(option: NamedOption, refusal: Refusal): string {
  switch (refusal.kind) {
    case 'text':
      return `The ${option.library} ${quoteOption(option)} must be a number: ${option.library} throws at the text "${refusal.value}".`;
    case 'zero':
      return refusal.becomes === 'throws'
        ? `The ${option.library} ${quoteOption(option)} must be above zero: ${option.library} throws.`
        : `${option.library} takes 0 for "no value" in the ${quoteOption(option)}: ${String(refusal.becomes)} holds instead.`;
    case 'overruled':
      return `${option.library} does not read the ${quoteOption(option)} here: ${refusal.by} is set as well, and counts.`;
    case 'deprecated':
      return `${option.library} warns of the ${quoteOption(option)}: it is called "${refusal.instead}" now.`;
  }
}

/** An option above the one that bounds it. */
export function describeExcess(
  option: NamedOption & { readonly value: number },
  limit: { readonly name: string; readonly value: number; readonly byDefault: boolean },
): string {
  const bound = `${limit.name} (${String(limit.value)}${limit.byDefault ? ' by default' : ''})`;
  const holder = option.resource ?? option.library;
  return `${option.name} (${String(option.value)}) exceeds ${bound}: the ${holder} never goes beyond ${limit.name}.`;
}

/** Work on a connection that is no longer the function's. */
export function describeLateUse(text: string, released: Span, pending: boolean, kind: string): string {
  const line = String(released.line);
  if (kind === 'transaction') {
    return pending
      ? `${text} is returned unfinished: it still runs when the transaction is ended on line ${line}.`
      : `${text} works in a transaction that was ended on line ${line}.`;
  }
  return pending
    ? `${text} is returned unfinished: it still runs when the connection is released on line ${line}.`
    : `${text} uses a connection that was released on line ${line} and may be somebody else's by now.`;
}

/** What a program constructs. */
export interface Construction {
  readonly library: string;
  /** `new Pool`, `createPool`. */
  readonly operation: string;
}

/** What a pool does for want of a limit, and the option that sets one. */
export function describeMissingLimit(construction: Construction, consequence: string, option: string, unit: Unit | undefined): string {
  const units = unit === undefined ? '' : ` (${UNIT_NAMES[unit]})`;
  return `${nameConstructed(construction)} ${consequence}: set ${option}${units}.`;
}

/** What becomes of an error that nothing listens for; `name` is what the source calls the pool. */
export function describeMissingListener(construction: Construction, name: string): string {
  return `${nameConstructed(construction)} stops the process when an idle connection fails: add a listener with ${name}.on('error', …).`;
}

/** `pg Pool`, and `mysql2 pool` of `createPool`. */
function nameConstructed({ library, operation }: Construction): string {
  return `${library} ${operation.startsWith('new ') ? operation.slice('new '.length) : 'pool'}`;
}

/** A transaction left open, and what becomes of its connection. */
export function describeOpenTransaction(begin: string, when: string, connection: 'goes on' | 'stays locked' | 'stays out'): string {
  return `Transaction begun by ${begin} is neither committed nor rolled back ${when}: ${OPEN_CONSEQUENCE[connection]}.`;
}

const OPEN_CONSEQUENCE = {
  'goes on': 'the next user of the connection goes on inside it',
  'stays locked': 'its locks stay taken',
  'stays out': 'its locks stay taken and its connection never goes back to the pool',
} as const;

/** A cursor or statement left open, and the method that closes it. */
export function describeOpenCursor(site: { readonly resource: string; readonly text: string }, when: string, method: string | undefined): string {
  const remedy = method === undefined ? '' : `: call ${method}() on every way out`;
  const consequence = site.resource === 'cursor' ? ', and the next query of its connection waits for it' : '';
  return `${KIND_NAMES[site.resource] ?? site.resource} from ${site.text} stays open ${when}${consequence}${remedy}.`;
}

/**
 * A second connection of a pool; `byCallee`: the function called in the other place holds the first.
 *
 * @param origin what takes the second one, where that stands in a function that is called
 */
export function describeNestedAcquire({ text, span, held, byCallee }: { readonly text: string; readonly span: Span; readonly held: Span; readonly byCallee: boolean }, origin?: { readonly text: string; readonly span: Span }): string {
  const second = origin ? ` (for ${origin.text} on line ${String(origin.span.line)}${origin.span.file === span.file ? '' : ` of ${origin.span.file}`})` : '';
  const first = byCallee ? `the call on line ${String(held.line)} holds another one of the same pool` : `the one taken on line ${String(held.line)} is held`;
  return `${text} waits for a connection${second} while ${first}: use that one, or callers that each hold one wait for each other for ever.`;
}

/** What a statement does to the one connection that runs it. */
export type StrayEffect = 'opens' | 'ends' | 'needs transaction' | 'sets' | 'listens' | 'locks';

const STRAY_CONSEQUENCE: Readonly<Record<StrayEffect, string>> = {
  opens: 'opens a transaction on whichever connection is free, and the next query may get another',
  ends: 'ends the transaction of whichever connection is free, which need not be the one it was opened on',
  'needs transaction': 'has no effect beyond this call, because the transaction it is meant for is on a connection of its own',
  sets: 'changes whichever connection is free, and the next query may get another',
  listens: 'runs on whichever connection is free, which soon serves somebody else',
  locks: 'locks or unlocks on whichever connection is free, and only that one can undo it',
};

/** A statement that means one certain connection, and gets any. */
export function describeStrayStatement({ text, words, effect }: { readonly text: string; readonly words: string; readonly effect: StrayEffect }): string {
  return `${words} through ${text} ${STRAY_CONSEQUENCE[effect]}: take a connection from the pool and run all of it there.`;
}

/** What is constructed again and again, and what to do instead. */
export function describeRepetition(construction: Construction, { occasion, pooled }: { readonly occasion: 'request' | 'invocation' | 'job'; readonly pooled: boolean }): string {
  const { library, operation } = construction;
  return pooled
    ? `${nameConstructed(construction)} is constructed for each ${occasion}: construct it once, when the program starts, and share it.`
    : `${library} ${operation.startsWith('new ') ? operation.slice('new '.length) : 'connection'} is opened for each ${occasion}: construct a pool once, when the program starts, and query that.`;
}

/** That, and why, leaks in a function or file would go unnoticed. */
export function describeUnjudged({ name, reason, error }: Pick<Unjudged, 'name' | 'reason' | 'error'>): string {
  const subject = name === null ? 'this file' : name;
  switch (reason) {
    case 'size':
      return `not checked: ${subject} is too large.`;
    case 'steps':
      return `not checked: ${subject} has too many paths.`;
    case 'states':
      return `checked only in part: ${subject} has too many paths that differ.`;
    case 'depth':
      return `not checked: ${subject} is nested too deeply.`;
    case 'error': {
      const [what = ''] = (error ?? '').split('\n');
      return `not checked: leakcheck failed on ${subject} (${what}). This is a fault of leakcheck, not of your code.`;
    }
  }
}

const SLOW_WORK: Readonly<Record<'network' | 'timer' | 'file', string>> = {
  network: 'waits for another machine',
  timer: 'waits for a timer',
  file: 'waits for a file',
};

/** Slow work, and the connection that nobody else can use meanwhile. */
export function describeSlowWork(text: string, work: 'network' | 'timer' | 'file', held: Parameters<typeof describeAcquisition>[0] & { readonly span: Span }): string {
  return `${text} ${SLOW_WORK[work]} while the ${lowerFirst(describeAcquisition(held))} on line ${String(held.span.line)} is held: do it before the connection is taken, or after it is given back.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A connection that is taken for one query. */
export function describeSingleUse({ text, instead }: { readonly text: string; readonly instead: string }): string {
  return `${text} takes a connection for one query: ${instead} takes one, asks it, and gives it back on every path.`;
}

/** A query that is raced against a timer, and the option that would end it. */
export function describeFakeTimeout({ text, query, span, remedy }: { readonly text: string; readonly query: Span; readonly span: Span; readonly remedy: string | undefined }): string {
  const place = query.file === span.file ? (query.line === span.line ? '' : ` on line ${String(query.line)}`) : ` in ${query.file}`;
  const advice = remedy === undefined ? 'let the server end it' : `set ${remedy} instead`;
  return `Promise.race stops waiting for ${text}${place}, which goes on and keeps its connection: ${advice}.`;
}

/** A connection that goes back while the server still works on what its client no longer waits for. */
export function describeAbandonedQuery({ text, library }: { readonly text: string; readonly library: string }, { words, changed, span }: { readonly words: string; readonly changed: Span; readonly span: Span }): string {
  const place = changed.file === span.file ? `line ${String(changed.line)}` : `${changed.file}:${String(changed.line)}`;
  return `${text} gives the ${library} connection back while the server may still work on ${words} of ${place}: its time limit ends the wait, not the query, so the next borrower waits instead. Close the connection where the query fails.`;
}

/** A limit that never comes to be, because it is set with a bind parameter. */
export function describeRefusedLimit(text: string, setting: string): string {
  return `PostgreSQL takes no bind parameter in SET: ${text} fails, and ${setting} stays as it was. Use SELECT set_config('${setting}', $1, false).`;
}

/** The size of a pool that no server serves; `size` is the number of connections, `variables` those that may say another. */
export function describePoolSize(construction: Construction, option: string, size: 'unlimited' | number, variables: readonly string[]): string {
  const unless = variables.length === 0 ? '' : ` unless ${variables.join(' or ')} says otherwise`;
  return size === 'unlimited'
    ? `${nameConstructed(construction)} has no bound on its connections${unless}: set ${option} to what the server can spare for this process.`
    : `${nameConstructed(construction)} may take ${String(size)} connections${unless}, more than a server accepts by default: set ${option} to what it can spare for this process.`;
}

/** A size beyond what a program of its kind needs. */
export function describeProfileSize(construction: Construction, { option, size, most, profile, byDefault }: { readonly option: string; readonly size: number; readonly most: number; readonly profile: string; readonly byDefault: boolean }): string {
  const amount = size === Infinity ? 'any number of connections' : `${String(size)} connections`;
  return `${nameConstructed(construction)} may take ${amount}${byDefault ? ' by default' : ''}, and the profile "${profile}" allows ${String(most)}: set ${option} to ${String(most)} or less.`;
}

/** The same pool in several modules of one program. */
export function describeManyPools(construction: Construction, modules: number): string {
  return `${nameConstructed(construction)} is constructed in ${String(modules)} modules of this program, each with connections of its own: construct it in one module and import it.`;
}

/** All pools of all processes, and what the server has for them. */
export function describeBudget({ pools, sum, instances, budget, option }: { readonly pools: number; readonly sum: number; readonly instances: number; readonly budget: number; readonly option: string }): string {
  const processes = instances === 1 ? '' : ` × ${String(instances)} instances`;
  const them = pools === 1 ? 'This pool' : `${String(pools)} pools`;
  return `${them} may take ${String(sum)}${processes} = ${String(sum * instances)} connections, and the server has ${String(budget)} to spare: lower ${option}.`;
}

/** A wait that is longer than a program of its kind can afford. */
export function describeOverrun(option: NamedOption, { value, most, unit, profile }: { readonly value: number; readonly most: number; readonly unit: Unit | undefined; readonly profile: string }): string {
  const units = unit === undefined ? '' : ` ${UNIT_NAMES[unit]}`;
  return `The ${option.library} ${quoteOption(option)} is ${String(value)}${units}, and the profile "${profile}" allows ${String(most)}: whoever waits has given up by then.`;
}

/** A pool whose library prepares statements by name, behind a proxy that gives each transaction another connection. */
export function describeLostStatements(construction: Construction, option: string, value: string, pooler?: string): string {
  return `${nameConstructed(construction)} prepares statements by name, and ${pooler ?? 'the proxy'} gives the next transaction another connection of the server, which does not know them: set ${option} to ${value}, or database.namedStatements in the configuration if the proxy keeps them.`;
}

/** A query that names its statement, behind such a proxy. */
export function describeLostStatement(call: string, option: string, pooler?: string): string {
  return `${call} prepares its statement by name, and ${pooler ?? 'the proxy'} gives the next transaction another connection of the server, which does not know it: leave "${option}" out, or set database.namedStatements in the configuration if the proxy keeps such statements.`;
}

/** Something of a session that the next transaction will not find. */
export function describeLostSession(words: string, pooler?: string): string {
  return `${words} changes one connection of the server, and ${pooler ?? 'the proxy'} gives the next transaction another one: do it inside a transaction (SET LOCAL, pg_advisory_xact_lock), or over a connection that goes around the proxy.`;
}
