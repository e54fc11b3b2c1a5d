/** What a connection keeps of its session, in fields that no program can name: one for each kind, and for each setting. */
import type { SessionChange } from '../ir/index.js';
import type { Span } from '../report/index.js';
import type { Event } from './events.js';
import type { Release } from './release.js';
import type { State } from './state.js';
import { connectionOf } from './transactions.js';
import { fieldSymbol, type ResourceId, type Value } from './values.js';

/** Something that the next borrower of a connection would find. */
interface Change {
  readonly change: SessionChange;
  readonly words: string;
  readonly span: Span;
}

const MARK = '?session ';

/** What stands in the place of a setting that somebody tried to set, and of one that was set again: put back. */
const ATTEMPTED = '~';
const RESTORED = '';

export function changeSession(state: State, connection: Value, change: Change): void {
  const id = connectionOf(connection);
  if (id === undefined) return;
  const field = fieldOf(id, change.change, change.words);
  if (textIn(state, field) === RESTORED) return;
  const { change: kind, words, span } = change;
  state.fields.set(field, { kind: 'constant', value: JSON.stringify({ change: kind, words, span }) });
}

/** @param words the setting that is set, which puts it back if it was set before; all of that kind are put back if left out */
export function restoreSession(state: State, connection: Value, change: SessionChange, words: string | undefined): void {
  const id = connectionOf(connection);
  if (id === undefined) return;
  if (words === undefined) {
    for (const field of fieldsOf(state, id)) if (field.startsWith(fieldSymbol(id, `${MARK}${change} `))) state.fields.delete(field);
    return;
  }
  const field = fieldOf(id, change, words);
  state.fields.set(field, { kind: 'constant', value: textIn(state, field) === undefined ? ATTEMPTED : RESTORED });
}

/** What a connection that is given back, and not closed, carries on to the next borrower. */
export function inheritedBy(state: State, value: Value, { span, discarded, how }: Release): readonly Event[] {
  const id = value.kind === 'releaser' ? value.resource : connectionOf(value);
  if (id === undefined) return [];
  return fieldsOf(state, id).flatMap((field): readonly Event[] => {
    const change = changeIn(textIn(state, field));
    state.fields.delete(field);
    if (!change || discarded) return [];
    const { change: kind, words, span: changed } = change;
    return [{ kind: 'released-dirty', resource: id, change: kind, words, changed, span, how, strain: state.eventStrain, trace: state.trace }];
  });
}

function fieldOf(id: ResourceId, change: SessionChange, words: string): string {
  const name = change === 'session-set' ? words.toLowerCase().replaceAll('.', '/') : '';
  return fieldSymbol(id, `${MARK}${change} ${name}`);
}

function fieldsOf(state: State, id: ResourceId): readonly string[] {
  return [...state.fields.keys()].filter((field) => field.startsWith(fieldSymbol(id, MARK)));
}

function textIn(state: State, field: string): string | undefined {
  const value = state.fields.get(field);
  return value?.kind === 'constant' && typeof value.value === 'string' ? value.value : undefined;
}

/** What was written by {@link changeSession}. */
function changeIn(text: string | undefined): Change | undefined {
  // A text, so that summaries carry it as they carry any constant; nobody else writes one into this field.
  return text === undefined || text === RESTORED || text === ATTEMPTED ? undefined : JSON.parse(text) as Change;
}
