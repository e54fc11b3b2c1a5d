/** The table of all libraries for README. */
import type { LibraryModel, ResourceKind } from '../schema.js';
import { table } from './tables.js';

const MOST_SPECIFIERS = 4;

const KINDS: readonly (readonly [kind: ResourceKind, words: string])[] = [
  ['pool', 'pools'],
  ['connection', 'connections'],
  ['transaction', 'transactions'],
  ['cursor', 'cursors'],
  ['statement', 'statements'],
  ['session', 'sessions'],
  ['channel', 'channels'],
];

const VERIFIED: Readonly<Record<LibraryModel['verified'], string>> = { server: 'on a real server', source: 'in its source' };

/** @param pageOf where the page of a library is, from README */
export function libraryTable(libraries: readonly LibraryModel[], pageOf: (library: LibraryModel) => string): string {
  const rows = libraries.map((library) => [`[${library.name}](${pageOf(library)})`, specifiers(library), checked(library), versions(library), VERIFIED[library.verified]]);
  return table(['library', 'imported as', 'what is checked', 'read from', 'verified'], rows);
}

function specifiers({ modules }: LibraryModel): string {
  const names = Object.keys(modules);
  const shown = names.slice(0, MOST_SPECIFIERS).map((name) => `\`${name}\``);
  return [...shown, ...(names.length > MOST_SPECIFIERS ? [`${String(names.length - MOST_SPECIFIERS)} more`] : [])].join(', ');
}

function checked(library: LibraryModel): string {
  const kinds = new Set(Object.values(library.modules).flatMap(({ types }) => Object.values(types).flatMap(({ resource }) => resource?.kind ?? [])));
  const options = new Set(Object.values(library.modules).flatMap((module) => Object.values(module.options).flatMap((model) => Object.keys(model.options))));
  const begins = Object.values(library.modules).some(({ types }) =>
    Object.values(types).some(({ members }) => Object.values(members).some((calls) => calls.some(({ effects }) => effects.some(({ kind }) => kind === 'begin')))));
  return [
    ...KINDS.flatMap(([kind, words]) => (kinds.has(kind) || (kind === 'transaction' && begins) ? [words] : [])),
    ...(options.size > 0 ? [`${String(options.size)} options`] : []),
  ].join(', ');
}

function versions({ packages }: LibraryModel): string {
  const [first, ...others] = Object.entries(packages);
  if (first === undefined) return '';
  return others.length === 0 ? first[1] : [first, ...others].map(([name, version]) => `${name} ${version}`).join(', ');
}
