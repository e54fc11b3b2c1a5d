/** The tags of annotated declaration files: where each may stand and what its argument is. See docs/models.md. */
import type { DoubleRelease, ForeignName, OptionRole, ResourceKind, ResourceState, Unit, Verification } from '../schema.js';

/** What a tag stands on. */
export type Place = 'module' | 'type' | 'call' | 'property' | 'options' | 'option';

/** The receiver, or the index of an argument. */
export type Target = 'receiver' | number;

/** What `@release` names: methods on a type, what is released on a call. */
export type ReleaseArgument =
  | { readonly on: 'type'; readonly methods: readonly string[] }
  | { readonly on: 'call'; readonly target: Target };

/** What becomes of an option that the interface does not name. */
export type UnknownNames = 'open' | 'ignored' | 'warned' | 'rejected';

export interface ForeignArgument extends ForeignName {
  readonly name: string;
}

/** An option, the values of it that decide, and the interface of the options that the tagged one then holds. */
export interface WhenArgument {
  readonly option: string;
  readonly values: readonly string[];
  readonly type: string;
}

/** Tag name → meaning of its argument. */
export interface TagValues {
  library: string;
  verified: Verification;
  bindsOnServer: true;
  ignoresErrors: true;
  package: { readonly name: string; readonly version: string };
  resource: ResourceKind;
  lazy: true;
  others: string;
  awaitsLent: true;
  persistent: true;
  shared: true;
  release: ReleaseArgument;
  doubleRelease: DoubleRelease;
  errorEvent: string;
  lastEvent: string;
  acquire: ResourceKind;
  scope: ResourceKind;
  needsPromise: true;
  ambient: true;
  ambientAfter: string;
  arg: number;
  at: string;
  onlyWith: string;
  notFor: readonly string[];
  needs: string;
  configures: ResourceKind;
  releasedBy: number;
  discards: Target;
  connect: Target;
  use: Target;
  oneShot: 'query' | 'stream';
  begin: true;
  commit: true;
  rollback: true;
  drains: true;
  subscribes: true;
  safe: true;
  runs: true;
  kept: true;
  failureEnds: true;
  on: { readonly argument: number; readonly property: string };
  sql: number;
  throws: number;
  url: Target;
  view: Target;
  state: ResourceState;
  options: UnknownNames;
  anyCase: true;
  foreign: ForeignArgument;
  connection: true;
  when: WhenArgument;
  onlyWhen: Omit<WhenArgument, 'type'>;
  parameters: true;
  abandons: true;
  addressFrom: { readonly file: string; readonly unless: readonly string[] };
  prepares: { readonly unless: number | string | boolean } | true;
  text: 'throws';
  zero: 'throws' | number;
  alias: { readonly option: string; readonly wins: boolean };
  deprecated: string;
  /** The main role first. */
  role: readonly [OptionRole, ...OptionRole[]];
  unit: Unit;
  default: number | string | boolean | null;
  unlimited: number | string | boolean;
  atMost: string;
  since: string;
  until: string;
}

export type TagName = keyof TagValues;

export interface TagDefinition<Value> {
  readonly places: readonly Place[];
  /** The argument as error messages show it; empty if the tag takes none. */
  readonly syntax: string;
  /** True if the tag may stand several times in one place. */
  readonly repeatable?: true;
  /** The meaning of an argument, or undefined if it is malformed. */
  readonly parse: (argument: string) => Value | undefined;
}

/** A definition whose argument is one of a closed set of words. */
function oneOf<Word extends string>(
  places: readonly Place[],
  words: Readonly<Record<Word, true>>,
): TagDefinition<Word> {
  const isWord = (text: string): text is Word => Object.hasOwn(words, text);
  return {
    places,
    syntax: Object.keys(words).join(' | '),
    parse: (argument) => (isWord(argument) ? argument : undefined),
  };
}

function bare(places: readonly Place[]): TagDefinition<true> {
  return { places, syntax: '', parse: (argument) => (argument === '' ? true : undefined) };
}

function word(places: readonly Place[], syntax: string): TagDefinition<string> {
  return { places, syntax, parse: (argument) => (/^\S+$/.test(argument) ? argument : undefined) };
}

function version(): TagDefinition<string> {
  return {
    places: ['call', 'option'],
    syntax: 'VERSION',
    parse: (argument) => (/^\d+(\.\d+){0,2}$/.test(argument) ? argument : undefined),
  };
}

/** `arg 2` → 2. */
function argumentIndex(argument: string): number | undefined {
  const digits = /^arg (\d+)$/.exec(argument)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function target(places: readonly Place[]): TagDefinition<Target> {
  return {
    places,
    syntax: '[arg N]',
    parse: (argument) => (argument === '' ? 'receiver' : argumentIndex(argument)),
  };
}

/** A number, true, false, none, or a word. `Infinity` stays a word: JSON has no such number. */
function literal(argument: string): number | string | boolean | null | undefined {
  if (argument === '' || /\s/.test(argument)) return undefined;
  if (argument === 'none') return null;
  if (argument === 'true' || argument === 'false') return argument === 'true';
  return /^-?\d+(\.\d+)?$/.test(argument) ? Number(argument) : argument;
}

const RESOURCE_KINDS: Readonly<Record<ResourceKind, true>> = {
  pool: true,
  connection: true,
  transaction: true,
  cursor: true,
  statement: true,
  session: true,
  channel: true,
};

const OPTION_ROLES: Readonly<Record<OptionRole, true>> = {
  poolMax: true,
  poolMin: true,
  poolMaxIdle: true,
  acquireTimeout: true,
  connectTimeout: true,
  idleTimeout: true,
  maxLifetime: true,
  queryTimeout: true,
  statementTimeout: true,
  lockTimeout: true,
  idleInTransactionTimeout: true,
  queueLimit: true,
  other: true,
};

function isRole(text: string): text is OptionRole {
  return Object.hasOwn(OPTION_ROLES, text);
}

export const VOCABULARY: { readonly [Name in TagName]: TagDefinition<TagValues[Name]> } = {
  library: word(['module'], 'NAME'),
  verified: oneOf(['module'], { server: true, source: true }),
  bindsOnServer: bare(['module']),
  ignoresErrors: bare(['module']),
  package: {
    places: ['module'],
    syntax: 'NAME VERSION',
    repeatable: true,
    parse: (argument) => {
      const [, name, number] = /^(\S+) (\d+\.\d+\.\d+\S*)$/.exec(argument) ?? [];
      return name === undefined || number === undefined ? undefined : { name, version: number };
    },
  },

  resource: oneOf(['type'], RESOURCE_KINDS),
  lazy: bare(['type']),
  others: word(['type'], 'TYPE'),
  awaitsLent: bare(['type']),
  persistent: bare(['type']),
  shared: bare(['type']),
  release: {
    places: ['type', 'call'],
    syntax: 'METHOD…|none on a type, [arg N] on a call',
    parse: (argument) => {
      const target = argument === '' ? 'receiver' : argumentIndex(argument);
      return target === undefined
        ? { on: 'type', methods: argument === 'none' ? [] : argument.split(/\s+/) }
        : { on: 'call', target };
    },
  },
  doubleRelease: oneOf(['type'], { throws: true, rejects: true, ignored: true, corrupts: true }),
  errorEvent: word(['type'], 'EVENT'),
  lastEvent: word(['type'], 'EVENT'),

  acquire: oneOf(['call'], RESOURCE_KINDS),
  scope: oneOf(['call'], RESOURCE_KINDS),
  needsPromise: bare(['call']),
  ambient: bare(['call']),
  ambientAfter: word(['call'], 'METHOD'),
  arg: {
    places: ['call'],
    syntax: 'N',
    parse: (argument) => (/^\d+$/.test(argument) ? Number(argument) : undefined),
  },
  at: word(['call'], 'PROPERTY'),
  onlyWith: word(['call'], 'OPTION'),
  notFor: { places: ['call'], syntax: 'TEXT[|TEXT…]', parse: (argument) => (/^\S+$/.test(argument) ? argument.split('|') : undefined) },
  needs: word(['call'], 'OPTION'),
  configures: oneOf(['call'], RESOURCE_KINDS),
  releasedBy: { places: ['call'], syntax: 'arg N', parse: argumentIndex },
  discards: target(['call']),
  connect: target(['call']),
  use: target(['call']),
  oneShot: oneOf(['type', 'call'], { query: true, stream: true }),
  begin: bare(['call']),
  commit: bare(['call']),
  rollback: bare(['call']),
  drains: bare(['call']),
  subscribes: bare(['call']),
  safe: bare(['call']),
  runs: bare(['call']),
  kept: bare(['call']),
  failureEnds: bare(['call']),
  on: {
    places: ['call'],
    syntax: 'arg N PROPERTY',
    parse: (argument) => {
      const [, index, property] = /^arg (\d+) (\w+)$/.exec(argument) ?? [];
      return index === undefined || property === undefined ? undefined : { argument: Number(index), property };
    },
  },
  sql: { places: ['call'], syntax: 'arg N', parse: argumentIndex },
  throws: { places: ['call'], syntax: 'arg N', parse: argumentIndex },
  url: target(['call', 'option']),
  view: target(['call', 'property']),
  state: oneOf(['call', 'property'], { active: true, released: true, inTransaction: true, transaction: true, word: true, lent: true }),

  options: oneOf(['options'], { open: true, ignored: true, warned: true, rejected: true }),
  anyCase: bare(['options']),
  foreign: {
    places: ['options'],
    syntax: 'NAME = OPTION|none [* FACTOR] [from LIBRARY]',
    repeatable: true,
    parse: parseForeign,
  },
  connection: bare(['option']),
  when: {
    places: ['option'],
    syntax: 'OPTION VALUE[|VALUE…] TYPE',
    repeatable: true,
    parse: (argument) => {
      const [, option, values, type] = /^(\S+) (\S+) (\w+)$/.exec(argument) ?? [];
      return option === undefined || values === undefined || type === undefined ? undefined : { option, values: values.split('|'), type };
    },
  },
  onlyWhen: {
    places: ['option'],
    syntax: 'OPTION VALUE[|VALUE…]',
    parse: (argument) => {
      const [, option, values] = /^(\S+) (\S+)$/.exec(argument) ?? [];
      return option === undefined || values === undefined ? undefined : { option, values: values.split('|') };
    },
  },
  parameters: bare(['option']),
  abandons: bare(['option']),
  addressFrom: {
    places: ['option'],
    syntax: 'FILE unless OPTION…',
    parse: (argument) => {
      const [, file, others] = /^(\S+) unless (\S+(?: \S+)*)$/.exec(argument) ?? [];
      return file === undefined || others === undefined ? undefined : { file, unless: others.split(' ') };
    },
  },
  prepares: {
    places: ['option'],
    syntax: '[unless VALUE]',
    parse: (argument) => {
      if (argument === '') return true;
      const unless = literal(/^unless (\S+)$/.exec(argument)?.[1] ?? '');
      return unless === undefined || unless === null ? undefined : { unless };
    },
  },
  text: oneOf(['option'], { throws: true }),
  zero: {
    places: ['option'],
    syntax: 'throws | NUMBER',
    parse: (argument) => (argument === 'throws' ? argument : /^\d+$/.test(argument) ? Number(argument) : undefined),
  },
  alias: {
    places: ['option'],
    syntax: 'OPTION wins|loses',
    parse: (argument) => {
      const [, option, outcome] = /^(\S+) (wins|loses)$/.exec(argument) ?? [];
      return option === undefined ? undefined : { option, wins: outcome === 'wins' };
    },
  },
  deprecated: word(['option'], 'OPTION'),
  role: {
    places: ['option'],
    syntax: `one or more of ${Object.keys(OPTION_ROLES).join(', ')}`,
    parse: (argument) => {
      const [main, ...others] = argument.split(/\s+/);
      if (main === undefined || !isRole(main) || !others.every(isRole)) return undefined;
      return [main, ...others];
    },
  },
  unit: oneOf(['option'], { ms: true, s: true, min: true, count: true }),
  default: { places: ['option'], syntax: 'VALUE|none', parse: literal },
  unlimited: { places: ['option'], syntax: 'VALUE', parse: (argument) => literal(argument) ?? undefined },
  atMost: word(['option'], 'OPTION'),
  since: version(),
  until: version(),
};

function parseForeign(argument: string): ForeignArgument | undefined {
  const match = /^(\S+) = (\S+)(?: \* (\d+(?:\.\d+)?))?(?: from (\S+))?$/.exec(argument);
  const [, name, instead, factor, from] = match ?? [];
  if (name === undefined || instead === undefined) return undefined;
  if (instead === 'none' && factor !== undefined) return undefined;
  return {
    name,
    instead: instead === 'none' ? null : instead,
    ...(factor !== undefined && { factor: Number(factor) }),
    ...(from !== undefined && { from }),
  };
}

export function isTagName(name: string): name is TagName {
  return Object.hasOwn(VOCABULARY, name);
}

/** Roles whose value is a time, so that a unit must be known. */
export const TIME_ROLES: ReadonlySet<OptionRole> = new Set<OptionRole>([
  'acquireTimeout',
  'connectTimeout',
  'idleTimeout',
  'maxLifetime',
  'queryTimeout',
  'statementTimeout',
  'lockTimeout',
  'idleInTransactionTimeout',
]);
