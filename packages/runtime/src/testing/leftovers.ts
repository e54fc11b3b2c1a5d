/** What a test, or a file, leaves behind, and the failures for it. */
import type { Acquisition } from '../acquisition.js';
import { pause } from '../clock.js';
import { companion } from '../companion.js';
import type { Owner } from '../flow.js';
import { describeAcquisition } from '../report/describe.js';
import { acquisitionFrame, type Frame, locationOf, toFrames } from '../stack/frame.js';
import { isAllowed } from './allowances.js';
import type { Attempt } from './attempt.js';
import { takeDirtyReleases } from './dirty-releases.js';
import { leakError } from './leak-error.js';
import { openTransactions } from './transactions.js';

/**
 * A test may answer before the code under test is done: a response is sent, and the `finally` behind it runs next. So
 * what is open at the end of a test may come to an end within this time, in milliseconds, asked for at this pace.
 */
export const QUIET_WITHIN = 100;
const PACE = 5;

/** What is left, and where it comes from. */
interface Leftover {
  readonly error: () => Error;
  readonly frames: readonly Frame[];
}

/**
 * What a test left behind: connections that its body took, clients that it opened, transactions that it began.
 * Resolves as soon as there is nothing, or after {@link QUIET_WITHIN}.
 */
export async function leftByTest(attempt: Attempt): Promise<readonly Error[]> {
  const isOfTest = (owner: Owner | null): boolean => owner === attempt.body;
  const find = (): readonly Leftover[] => [
    ...connections(({ owner }) => isOfTest(owner), 'the test'),
    ...clients(isOfTest, 'the test'),
    ...(attempt.wasAlone ? transactions(attempt) : []),
  ];
  await quiet(find);
  return errorsOf([...find(), ...dirtyReleases(isOfTest)]);
}

/**
 * What a file, or a whole run, left behind outside its tests' bodies. Resolves like {@link leftByTest}.
 *
 * @param since number of the first acquisition that belongs to it
 * @param scope what ends, e.g. `the test file`
 */
export async function leftByFile(since: number, scope: string): Promise<readonly Error[]> {
  await quiet(() => ofFile(since, scope));
  return leftByFileNow(since, scope);
}

/** The same, at once: where nothing can be waited for. */
export function leftByFileNow(since: number, scope: string): readonly Error[] {
  const left = errorsOf([...ofFile(since, scope), ...dirtyReleases(isOfNoTest)]);
  // The next file is not charged for them.
  for (const client of companion.ownClients) if (isOfNoTest(client.owner)) companion.ownClients.delete(client);
  return left;
}

function ofFile(since: number, scope: string): readonly Leftover[] {
  return [...connections(({ id, owner }) => id >= since && isOfNoTest(owner), scope), ...clients(isOfNoTest, scope)];
}

function isOfNoTest(owner: Owner | null): boolean {
  return owner === null;
}

async function quiet(find: () => readonly Leftover[]): Promise<void> {
  for (let waited = 0; waited < QUIET_WITHIN && find().length > 0; waited += PACE) await pause(PACE);
}

function errorsOf(leftovers: readonly Leftover[]): readonly Error[] {
  return leftovers.filter(({ frames }) => !isAllowed(frames)).map(({ error }) => error());
}

function connections(belongs: (acquisition: Acquisition) => boolean, scope: string): readonly Leftover[] {
  return companion.holding
    .toArray()
    .flatMap(({ ledger }) => ledger.outstanding())
    .filter((acquisition) => acquisition.kind === 'handed-out' && belongs(acquisition))
    .map((acquisition) => {
      const frames = toFrames(acquisition.positions);
      return {
        frames,
        error: () => {
          const { pool, heldMilliseconds } = describeAcquisition(acquisition);
          const held = (heldMilliseconds / 1000).toFixed(3);
          const what = `Connection of ${pool} acquired at ${placeOf(frames)} was not released by the end of ${scope} (held for ${held} s).`;
          return leakError('UnreleasedConnection', what, frames);
        },
      };
    });
}

function clients(belongs: (owner: Owner | null) => boolean, scope: string): readonly Leftover[] {
  for (const client of companion.ownClients) if (client.isClosed()) companion.ownClients.delete(client);
  return [...companion.ownClients]
    .filter(({ owner }) => belongs(owner))
    .map(({ library, positions }) => {
      const frames = toFrames(positions);
      const what = `Client of ${library} connected at ${placeOf(frames)} was not closed by the end of ${scope}.`;
      return { frames, error: () => leakError('UnclosedClient', what, frames) };
    });
}

/** Transactions that were not there before, on connections of somebody else; those on the test's own go with them. */
function transactions({ transactionsBefore, body }: Attempt): readonly Leftover[] {
  return openTransactions()
    .filter(({ connection, owner }) => owner !== body && !transactionsBefore.has(connection))
    .map(({ positions, begunAt, of }) => {
      const acquired = toFrames(positions);
      const begun = toFrames(begunAt);
      const beginning = begun.length === 0 ? '' : ` begun at ${placeOf(begun)}`;
      const what = `Transaction${beginning} on a ${of} at ${placeOf(acquired)} was left open by the test.`;
      return { frames: [...begun, ...acquired], error: () => leakError('OpenTransaction', what, begun.length === 0 ? acquired : begun) };
    });
}

function dirtyReleases(belongs: (owner: Owner | null) => boolean): readonly Leftover[] {
  return takeDirtyReleases(belongs).map(({ acquisition, at }) => {
    const begunAt = acquisition.transactionBegunAt;
    const beginning = begunAt === null ? '' : ` begun at ${locationOf(begunAt)}`;
    const what = `Connection of ${acquisition.pool} acquired at ${placeOf(acquisition.frames)} was given back at ${placeOf(at)} inside a transaction${beginning}.`;
    return { frames: [...at, ...acquisition.frames], error: () => leakError('OpenTransaction', what, at) };
  });
}

function placeOf(frames: readonly Frame[]): string {
  const frame = acquisitionFrame(frames);
  return frame === null ? 'an unknown place' : locationOf(frame);
}

/** One error for all of them. */
export function combined(errors: readonly Error[]): Error {
  const [first, ...others] = errors;
  return first !== undefined && others.length === 0 ? first : new AggregateError(errors, errors.map(({ message }) => message).join('\n'));
}
