/** What the rule says of an option, beside what the real driver does with it. */
import { describe, expect, it } from 'vitest';
import { loadModels, type OptionsModel, type TypeReference } from '@leakcheck/models';
import { schemaOf, type OptionSchema } from '../../src/rules/option-schema.js';
import { findingsIn } from '../program-of.js';
import { ask, driverOf, DRIVERS, type Driver, type Options } from './driver-answers.js';

const models = loadModels();

function optionsOf({ module, name }: TypeReference): OptionsModel | undefined {
  return models.libraries.flatMap(({ modules }) => modules[module]?.options[name] ?? [])[0];
}

function schemaFor({ schema, library }: Driver): OptionSchema {
  const found = schemaOf(schema, { optionsOf });
  if (!found) throw new Error(`${library} has no such interface`);
  return found;
}

/** What the rule says, sure or not. */
function told(driver: Driver, options: Options): readonly string[] {
  return findingsIn({ 'db.ts': driver.program(JSON.stringify(options)) }, 'valid-pool-options').map(({ message }) => message);
}

/** `{ 'connection.max': 5 }` as an object in an object. */
function nested(path: string, value: unknown): Options {
  const [first = path, ...rest] = path.split('.');
  return { [first]: rest.length === 0 ? value : nested(rest.join('.'), value) };
}

/** Not the default of any option. */
const PROBE = 7000;

const OUTCOMES = { ignored: 'silent', warned: 'warns', rejected: 'throws' } as const;

describe.each(DRIVERS.map((driver) => [driver.library, driver] as const))("names that do not belong to %s", (_, driver) => {
  const schema = schemaFor(driver);
  const usual = ask(driver, {}).settings;
  const foreign = [...schema.foreign].map(([name, { instead, factor }]) => ({ name, instead, factor: factor ?? 1 }));

  it.each(foreign)('$name is without effect, and is told', ({ name, instead }) => {
    const answer = ask(driver, { [name]: PROBE });
    expect(answer.outcome).toBe(OUTCOMES[schema.unknownNames]);
    if (answer.outcome !== 'throws') expect(answer.settings).toEqual(usual);
    const [message, ...others] = told(driver, { [name]: PROBE });
    expect(others).toEqual([]);
    expect(message).toContain(`option "${name}"`);
    expect(message).toContain(instead === null ? 'no such setting' : `"${instead.split('.').at(-1)}"`);
  });

  const known = foreign.flatMap(({ name, instead, factor }) => (instead !== null && Object.hasOwn(usual, instead) ? [{ name, instead, factor }] : []));
  it.each(known)('$instead is what $name was meant to set', ({ instead, factor }) => {
    const answer = ask(driver, { ...driver.room, ...nested(instead, PROBE * factor) });
    expect(answer.outcome).toBe('silent');
    expect(answer.settings[instead]).toBe(PROBE * factor);
    expect(usual[instead]).not.toBe(PROBE * factor);
  });
});

/** Library, option, what is written, what is said of it. */
const UNITS: readonly (readonly [string, string, number, string])[] = [
  ['pg', 'idleTimeoutMillis', 30, 'Write 30000 if 30 seconds'],
  ['pg', 'connectionTimeoutMillis', 5, 'Write 5000 if 5 seconds'],
  ['pg', 'statement_timeout', 30, 'Write 30000 if 30 seconds'],
  ['pg', 'query_timeout', 10, 'Write 10000 if 10 seconds'],
  ['pg', 'lock_timeout', 5, 'Write 5000 if 5 seconds'],
  ['pg', 'idle_in_transaction_session_timeout', 60, 'Write 60000 if 60 seconds'],
  ['pg', 'maxLifetimeSeconds', 600_000, 'Write 600 if 600000 milliseconds'],
  ['mysql2', 'connectTimeout', 10, 'Write 10000 if 10 seconds'],
  ['mysql2', 'idleTimeout', 60, 'Write 60000 if 60 seconds'],
  ['mysql', 'connectTimeout', 10, 'Write 10000 if 10 seconds'],
  ['mysql', 'acquireTimeout', 30, 'Write 30000 if 30 seconds'],
  ['postgres', 'idle_timeout', 30_000, 'Write 30 if 30000 milliseconds'],
  ['postgres', 'connect_timeout', 10_000, 'Write 10 if 10000 milliseconds'],
  ['postgres', 'max_lifetime', 1_800_000, 'Write 1800 if 1800000 milliseconds'],
  ['knex', 'acquireTimeoutMillis', 30, 'Write 30000 if 30 seconds'],
  ['knex', 'createTimeoutMillis', 5, 'Write 5000 if 5 seconds'],
  ['knex', 'idleTimeoutMillis', 30, 'Write 30000 if 30 seconds'],
  ['tarn', 'acquireTimeoutMillis', 10, 'Write 10000 if 10 seconds'],
  ['tarn', 'idleTimeoutMillis', 20, 'Write 20000 if 20 seconds'],
  ['generic-pool', 'acquireTimeoutMillis', 5, 'Write 5000 if 5 seconds'],
  ['generic-pool', 'idleTimeoutMillis', 30, 'Write 30000 if 30 seconds'],
  ['sequelize', 'acquire', 30, 'Write 30000 if 30 seconds'],
  ['sequelize', 'idle', 10, 'Write 10000 if 10 seconds'],
  ['mongodb', 'connectTimeoutMS', 10, 'Write 10000 if 10 seconds'],
  ['mongodb', 'waitQueueTimeoutMS', 5, 'Write 5000 if 5 seconds'],
  ['mongodb', 'maxIdleTimeMS', 30, 'Write 30000 if 30 seconds'],
  ['mongodb', 'serverSelectionTimeoutMS', 5, 'Write 5000 if 5 seconds'],
  ['mongodb', 'socketTimeoutMS', 45, 'Write 45000 if 45 seconds'],
];

describe('times in the wrong unit', () => {
  it.each(UNITS)('%s takes %s: %d for what it is', (library, option, value, message) => {
    const driver = driverOf(library);
    expect(ask(driver, { [option]: value })).toMatchObject({ outcome: 'silent', settings: { [option]: value } });
    expect(told(driver, { [option]: value })).toEqual([expect.stringContaining(message)]);
  });

  it.each(UNITS.map(([library, option, value, message]) => [library, option, Number(/Write (\d+)/.exec(message)?.[1]), value] as const))(
    '%s: %s: %d is what %d was meant for',
    (library, option, value) => {
      expect(told(driverOf(library), { [option]: value })).toEqual([]);
    },
  );
});

interface Value {
  readonly library: string;
  readonly options: Options;
  readonly outcome: 'silent' | 'warns' | 'throws';
  /** What holds in the driver in the end. */
  readonly settings?: Options;
  /** What the rule says; nothing where the value does no harm. */
  readonly told: readonly string[];
}

const VALUES: readonly Value[] = [
  // Text in the place of a number.
  { library: 'tarn', options: { max: '5' }, outcome: 'throws', told: ['tarn throws at the text "5"'] },
  { library: 'tarn', options: { min: '1' }, outcome: 'throws', told: ['tarn throws at the text "1"'] },
  { library: 'tarn', options: { acquireTimeoutMillis: '5000' }, outcome: 'throws', told: ['tarn throws at the text "5000"'] },
  { library: 'tarn', options: { idleTimeoutMillis: '5000' }, outcome: 'throws', told: ['tarn throws at the text "5000"'] },
  { library: 'knex', options: { max: '5' }, outcome: 'throws', told: ['knex throws at the text "5"'] },
  { library: 'knex', options: { min: '1' }, outcome: 'throws', told: ['knex throws at the text "1"'] },
  { library: 'knex', options: { idleTimeoutMillis: '5000' }, outcome: 'throws', told: ['knex throws at the text "5000"'] },
  { library: 'knex', options: { acquireTimeoutMillis: '5000' }, outcome: 'silent', told: [] },
  { library: 'sequelize', options: { max: '5' }, outcome: 'throws', told: ['sequelize throws at the text "5"'] },
  { library: 'sequelize', options: { min: '1' }, outcome: 'throws', told: ['sequelize throws at the text "1"'] },
  { library: 'sequelize', options: { acquire: '5000' }, outcome: 'silent', told: [] },
  { library: 'generic-pool', options: { max: '5' }, outcome: 'silent', settings: { max: 5 }, told: [] },
  { library: 'mysql2', options: { connectionLimit: '5' }, outcome: 'silent', settings: { connectionLimit: 5 }, told: [] },
  { library: 'mysql2', options: { connectionLimit: 'many' }, outcome: 'silent', settings: { connectionLimit: 10 }, told: ['must be a number, not "many"'] },
  { library: 'mysql2', options: { idleTimeout: '1m' }, outcome: 'silent', settings: { idleTimeout: 60_000 }, told: ['must be a number of milliseconds, not "1m"'] },
  { library: 'mysql', options: { connectionLimit: 'many' }, outcome: 'silent', settings: { connectionLimit: NaN }, told: ['must be a number, not "many"'] },
  { library: 'mongodb', options: { maxPoolSize: '5' }, outcome: 'silent', settings: { maxPoolSize: 5 }, told: [] },
  { library: 'mongodb', options: { maxPoolSize: 'many' }, outcome: 'throws', told: ['must be a number, not "many"'] },
  { library: 'mongodb', options: { waitQueueTimeoutMS: '5s' }, outcome: 'silent', settings: { waitQueueTimeoutMS: 5 }, told: ['must be a number of milliseconds, not "5s"'] },
  { library: 'pg', options: { max: '5' }, outcome: 'silent', settings: { max: '5' }, told: [] },
  { library: 'pg', options: { max: 'many' }, outcome: 'silent', settings: { max: 'many' }, told: ['must be a number, not "many"'] },
  { library: 'pg', options: { statement_timeout: '30s' }, outcome: 'silent', settings: { statement_timeout: '30s' }, told: ['must be a number of milliseconds, not "30s"'] },
  { library: 'postgres', options: { connect_timeout: 'soon' }, outcome: 'silent', settings: { connect_timeout: NaN }, told: ['must be a number of seconds, not "soon"'] },
  // Zero.
  { library: 'pg', options: { max: 0 }, outcome: 'silent', settings: { max: 10 }, told: ['10 holds instead'] },
  { library: 'pg', options: { idleTimeoutMillis: 0 }, outcome: 'silent', settings: { idleTimeoutMillis: 0 }, told: [] },
  { library: 'generic-pool', options: { max: 0 }, outcome: 'silent', settings: { max: 1 }, told: ['1 holds instead'] },
  { library: 'sequelize', options: { acquire: 0 }, outcome: 'silent', settings: { acquire: 30_000 }, told: ['30000 holds instead'] },
  { library: 'sequelize', options: { idle: 0 }, outcome: 'silent', settings: { idle: 30_000 }, told: ['30000 holds instead'] },
  { library: 'tarn', options: { max: 0 }, outcome: 'throws', told: ['tarn throws'] },
  { library: 'tarn', options: { acquireTimeoutMillis: 0 }, outcome: 'throws', told: ['tarn throws'] },
  { library: 'tarn', options: { idleTimeoutMillis: 0 }, outcome: 'throws', told: ['tarn throws'] },
  { library: 'tarn', options: { reapIntervalMillis: 0 }, outcome: 'throws', told: ['tarn throws'] },
  { library: 'knex', options: { idleTimeoutMillis: 0 }, outcome: 'throws', told: ['knex throws'] },
  { library: 'knex', options: { createTimeoutMillis: 0 }, outcome: 'throws', told: ['knex throws'] },
  { library: 'mysql2', options: { connectionLimit: 0 }, outcome: 'silent', settings: { connectionLimit: 0 }, told: [] },
  // Bounds that contradict each other.
  { library: 'pg', options: { min: 20, max: 5 }, outcome: 'silent', settings: { min: 20, max: 5 }, told: ['min (20) exceeds max (5)'] },
  { library: 'pg', options: { min: 5, max: 20 }, outcome: 'silent', settings: { min: 5, max: 20 }, told: [] },
  { library: 'pg', options: { min: 20 }, outcome: 'silent', settings: { min: 20, max: 10 }, told: ['min (20) exceeds max (10 by default)'] },
  { library: 'tarn', options: { min: 20, max: 5 }, outcome: 'throws', told: ['min (20) exceeds max (5)'] },
  { library: 'knex', options: { min: 20, max: 5 }, outcome: 'throws', told: ['min (20) exceeds max (5)'] },
  { library: 'knex', options: { min: 20 }, outcome: 'throws', told: ['min (20) exceeds max (10 by default)'] },
  { library: 'sequelize', options: { min: 20, max: 5 }, outcome: 'throws', told: ['min (20) exceeds max (5)'] },
  { library: 'sequelize', options: { min: 6 }, outcome: 'throws', told: ['min (6) exceeds max (5 by default)'] },
  { library: 'generic-pool', options: { min: 9, max: 3 }, outcome: 'silent', settings: { min: 3, max: 3 }, told: ['min (9) exceeds max (3)'] },
  { library: 'mongodb', options: { minPoolSize: 9, maxPoolSize: 3 }, outcome: 'silent', settings: { minPoolSize: 9, maxPoolSize: 3 }, told: ['minPoolSize (9) exceeds maxPoolSize (3)'] },
  { library: 'mysql2', options: { maxIdle: 20 }, outcome: 'silent', settings: { maxIdle: 20, connectionLimit: 10 }, told: ['maxIdle (20) exceeds connectionLimit (10 by default)'] },
  { library: 'mysql2', options: { maxIdle: 20, connectionLimit: 30 }, outcome: 'silent', settings: { maxIdle: 20, connectionLimit: 30 }, told: [] },
  { library: 'pg', options: { idleTimeoutMillis: 600_000, maxLifetimeSeconds: 60 }, outcome: 'silent', settings: { idleTimeoutMillis: 600_000, maxLifetimeSeconds: 60 }, told: ['idleTimeoutMillis (600000) exceeds maxLifetimeSeconds (60)'] },
  { library: 'pg', options: { idleTimeoutMillis: 60_000, maxLifetimeSeconds: 600 }, outcome: 'silent', told: [] },
  // Two names of one option, and old names.
  { library: 'pg', options: { max: 3, poolSize: 7 }, outcome: 'silent', settings: { max: 3 }, told: ['max is set as well, and counts'] },
  { library: 'pg', options: { poolSize: 7 }, outcome: 'silent', settings: { max: 7 }, told: [] },
  { library: 'postgres', options: { idle_timeout: 20, timeout: 7 }, outcome: 'warns', settings: { idle_timeout: 7 }, told: ['timeout is set as well, and counts', 'it is called "idle_timeout" now'] },
  { library: 'postgres', options: { timeout: 7 }, outcome: 'warns', settings: { idle_timeout: 7 }, told: ['it is called "idle_timeout" now'] },
];

describe('values', () => {
  it.each(VALUES.map((value) => ({ ...value, text: `${value.library} ${JSON.stringify(value.options)}` })))('$text', ({ library, options, outcome, settings = {}, told: expected }) => {
    const driver = driverOf(library);
    expect(ask(driver, options)).toMatchObject({ outcome, settings: outcome === 'throws' ? {} : settings });
    const messages = told(driver, options);
    expect(messages).toHaveLength(expected.length);
    for (const text of expected) expect(messages.join('\n')).toContain(text);
  });
});

/** Options that the object around them takes, or the object inside. */
const LEVELS: readonly (readonly [string, string, string])[] = [
  ['typeorm', "import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', max: 5 });", '"poolSize"'],
  ['typeorm', "import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', idleTimeoutMillis: 5000 });", '"idleTimeoutMillis" inside "extra"'],
  ['typeorm', "import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', statement_timeout: 5000 });", '"statement_timeout" inside "extra"'],
  ['typeorm', "import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', extra: { connectionLimit: 5 } });", '"max"'],
  ['typeorm', "import { DataSource } from 'typeorm'; new DataSource({ type: 'mysql', extra: { max: 5 } });", '"connectionLimit"'],
  ['knex', "import knex from 'knex'; knex({ client: 'pg', connection: { max: 5 } });", '"pool.max" outside'],
  ['knex', "import knex from 'knex'; knex({ client: 'pg', connection: { min: 0 } });", '"pool.min" outside'],
  ['knex', "import knex from 'knex'; knex({ client: 'pg', connection: {}, pool: { connectionTimeoutMillis: 5000 } });", '"acquireTimeoutMillis"'],
  ['sequelize', "import { Sequelize } from 'sequelize'; new Sequelize({ dialect: 'postgres', dialectOptions: { max: 5 } });", '"pool.max" outside'],
  ['sequelize', "import { Sequelize } from 'sequelize'; new Sequelize({ dialect: 'mysql', dialectOptions: { acquireTimeout: 5000 } });", '"pool.acquire" outside'],
  ['sequelize', "import { Sequelize } from 'sequelize'; new Sequelize({ dialect: 'mssql', dialectOptions: { requestTimeout: 5000 } });", '"requestTimeout" inside "options"'],
];

describe('options at the wrong level', () => {
  it.each(LEVELS)('%s: %s', (_, code, message) => {
    expect(findingsIn({ 'db.ts': code }, 'valid-pool-options').map((finding) => finding.message)).toEqual([expect.stringContaining(message)]);
  });
});
