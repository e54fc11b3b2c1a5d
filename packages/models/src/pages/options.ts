/** A library's options, as the tables of its page. */
import type { LibraryModel, OptionModel, OptionRole, OptionsModel } from '../schema.js';
import { list, table } from './tables.js';

/** What an option decides, in a reader's words. */
const DECIDES: Readonly<Record<OptionRole, string>> = {
  poolMax: 'the largest number of connections',
  poolMin: 'the least number of connections',
  poolMaxIdle: 'the largest number of idle connections',
  acquireTimeout: 'the wait for a free connection',
  connectTimeout: 'the wait for the server',
  idleTimeout: 'how long a connection may be idle',
  maxLifetime: 'how old a connection may become',
  queryTimeout: 'how long the client waits for a query',
  statementTimeout: 'how long the server works on a query',
  lockTimeout: 'the wait for a lock',
  idleInTransactionTimeout: 'how long a transaction may be idle',
  queueLimit: 'how many may wait for a connection',
  other: '',
};

const UNKNOWN_NAMES: Readonly<Record<NonNullable<OptionsModel['unknownNames']>, string>> = {
  ignored: 'Any other name is ignored without a word.',
  warned: 'Of any other name the library warns, and ignores it.',
  rejected: 'Any other name is rejected.',
};

/** A table of the options that bound something for each interface of options, and what becomes of unknown names. */
export function optionTables({ modules }: LibraryModel): string {
  const interfaces = Object.values(modules).flatMap(({ options }) => Object.entries(options));
  const unique = [...new Map(interfaces).entries()];
  const sections = unique.flatMap(([name, model]) => sectionOf(name, model) ?? []);
  return sections.length === 0 ? 'None of its options bounds a pool or a wait.' : sections.join('\n\n');
}

function sectionOf(name: string, { options, unknownNames, foreign }: OptionsModel): string | undefined {
  const telling = Object.entries(options).filter(([, { role }]) => role !== 'other');
  if (telling.length === 0) return undefined;
  const rows = telling.map(([option, model]) => [`\`${option}\``, decides(model), model.unit ?? '', shown(model.default), shown(model.unlimited)]);
  const others = Object.keys(options).length - telling.length;
  const misnamed = Object.keys(foreign);
  const remarks = [
    ...(others > 0 ? [`${String(others)} more ${others === 1 ? 'option is' : 'options are'} known by name.`] : []),
    ...(unknownNames === undefined ? [] : [UNKNOWN_NAMES[unknownNames]]),
    ...(misnamed.length > 0 ? [`Names of other libraries that are pointed out: ${list(misnamed, 12)}.`] : []),
  ];
  return [`\`${name}\``, table(['option', 'decides', 'unit', 'default', 'no limit'], rows), remarks.join(' ')].filter((part) => part !== '').join('\n\n');
}

function decides({ role, also = [], since, until }: OptionModel): string {
  const versions = [...(since === undefined ? [] : [`from ${since}`]), ...(until === undefined ? [] : [`until ${until}`])];
  const words = [role, ...also].map((one) => DECIDES[one]).join('; ');
  return versions.length === 0 ? words : `${words} (${versions.join(', ')})`;
}

function shown(value: number | string | boolean | null | undefined): string {
  if (value === undefined) return '';
  return value === null ? 'none' : `\`${String(value)}\``;
}
