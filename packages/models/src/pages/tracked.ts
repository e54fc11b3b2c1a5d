/** What a library's calls begin and end, as the table of its page. */
import type { CallEffect, CallModel, LibraryModel, ResourceModel, TypeModel, TypeReference } from '../schema.js';
import { list, table } from './tables.js';

/** Calls of one receiver that a row names before it counts the others. */
const MOST_NAMES = 4;

interface Row {
  readonly calls: string;
  readonly begins: string;
  readonly endedBy: string;
}

/** The calls of one type, or the functions of a module. */
interface Owner {
  /** Prefix of its calls: `pool.`; empty for functions. */
  readonly prefix: string;
  readonly calls: readonly (readonly [name: string, overloads: readonly CallModel[]])[];
  /** What values of the type owe. */
  readonly resource?: ResourceModel;
}

/** The table, or a sentence where there is nothing to follow. */
export function trackedTable(library: LibraryModel): string {
  const rows = [...ownersOf(library).flatMap((owner) => rowsOf(owner, library)), ...configuringRows(library)];
  const unique = [...new Map(rows.map((row) => [`${row.calls} ${row.begins}`, row])).values()];
  if (unique.length === 0) return 'Nothing of this library has to be given back.';
  return table(['call', 'begins', 'ended by'], unique.map(({ calls, begins, endedBy }) => [calls, begins, endedBy]));
}

function ownersOf({ modules }: LibraryModel): readonly Owner[] {
  return Object.values(modules).flatMap(({ types, functions }) => [
    { prefix: '', calls: Object.entries(functions) },
    ...Object.entries(types).flatMap(([name, type]): readonly Owner[] => [
      { prefix: 'new ', calls: [[name, type.construct]], ...(type.resource && { resource: type.resource }) },
      { prefix: `${firstLower(name)}.`, calls: Object.entries(type.members), ...(type.resource && { resource: type.resource }) },
    ]),
  ]);
}

function rowsOf(owner: Owner, library: LibraryModel): readonly Row[] {
  const acquiring = owner.calls.flatMap(([name, overloads]) => {
    const effects = overloads.flatMap(({ effects: all }) => all);
    const begun = effects.flatMap((effect) => beginning(effect, owner, library));
    return begun.map((row) => ({ ...row, calls: `\`${owner.prefix}${name}()\`` }));
  });
  return [...acquiring, ...grouped(owner, 'scope'), ...grouped(owner, 'oneShot')];
}

function beginning(effect: CallEffect, owner: Owner, library: LibraryModel): readonly Omit<Row, 'calls'>[] {
  switch (effect.kind) {
    case 'acquire': {
      const resource = effect.type && resourceOf(effect.type, library);
      const releaser = effect.delivery.by === 'callback' && effect.delivery.releaser !== undefined;
      const lazy = resource?.lazy === true ? ', from its first use on' : '';
      return [{ begins: `a ${effect.resource}${lazy}`, endedBy: endings(resource, releaser) }];
    }
    case 'connect':
      return effect.target === 'receiver' && owner.resource !== undefined ? [{ begins: 'what the receiver owes', endedBy: endings(owner.resource, false) }] : [];
    case 'begin':
      return [{ begins: 'a transaction', endedBy: 'commit or rollback' }];
    default:
      return [];
  }
}

function endings(resource: ResourceModel | undefined, releaser: boolean): string {
  const methods = (resource?.releasedBy ?? []).map((name) => `\`${name}()\``);
  return [...methods, ...(releaser ? ["the callback's `done()`"] : [])].join(', ');
}

/** One row for all calls that release by themselves. */
function grouped({ prefix, calls }: Owner, kind: 'scope' | 'oneShot'): readonly Row[] {
  const names = calls.filter(([, overloads]) => overloads.some(({ effects }) => effects.some((effect) => effect.kind === kind))).map(([name]) => `${prefix}${name}()`);
  if (names.length === 0) return [];
  const begins = kind === 'scope' ? 'lends to its callback' : 'nothing: takes a connection and gives it back';
  return [{ calls: list(names, MOST_NAMES), begins, endedBy: 'itself' }];
}

/** The constructors and methods of classes whose options the library itself makes a resource of. */
function configuringRows({ modules }: LibraryModel): readonly Row[] {
  const calls = Object.values(modules).flatMap(({ types }) => Object.entries(types).flatMap(([type, { construct, statics = {} }]) => [
    ...construct.map(({ configures }) => ({ call: `new ${type}()`, configures })),
    ...Object.entries(statics).flatMap(([name, overloads]) => overloads.map(({ configures }) => ({ call: `${type}.${name}()`, configures }))),
  ]));
  const kinds = [...new Set(calls.flatMap(({ configures }) => configures ?? []))];
  return kinds.map((kind) => ({
    calls: list(calls.filter(({ configures }) => configures === kind).map(({ call }) => call), MOST_NAMES),
    begins: `nothing: the library makes a ${kind} of its options`,
    endedBy: 'the library',
  }));
}

function resourceOf(reference: TypeReference, library: LibraryModel): ResourceModel | undefined {
  const type: TypeModel | undefined = library.modules[reference.module]?.types[reference.name];
  if (type === undefined || type.resource !== undefined) return type?.resource;
  for (const supertype of type.extends) {
    const inherited = resourceOf(supertype, library);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

function firstLower(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
