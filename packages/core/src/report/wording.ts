/** The sentences of all findings, in one place. */
import type { Span } from './finding.js';

const KIND_NAMES: Readonly<Record<string, string>> = {
  connection: 'Connection', session: 'Session', channel: 'Channel', transaction: 'Transaction', cursor: 'Cursor', statement: 'Statement', pool: 'Pool',
};

/** `Connection from pg Pool.connect()`. */
export function describeAcquisition(site: { readonly library: string; readonly resource: string; readonly operation: string }): string {
  const kind = KIND_NAMES[site.resource] ?? site.resource;
  const call = site.operation.startsWith('new ') || site.operation.endsWith(')') ? site.operation : `${site.operation}()`;
  return `${kind} from ${site.library} ${call}`;
}

const CONSEQUENCE: Readonly<Record<string, string>> = {
  throws: 'which throws',
  rejects: 'which rejects',
  corrupts: 'which gives away a connection that somebody else may hold by now',
  ignored: 'which does nothing',
};

/** What a second release does, with the place of the first. */
export function describeSecondRelease(how: { readonly text: string; readonly library: string; readonly doubleRelease: string }, first: Span): string {
  const consequence = CONSEQUENCE[how.doubleRelease] ?? '';
  return `${how.text} releases a ${how.library} connection again that was released on line ${String(first.line)}, ${consequence}.`;
}
