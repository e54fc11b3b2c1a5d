import { expect, test } from 'vitest';
import { callsOf, library, moduleOf, optionsOf, summary } from './facts.js';
import { installedVersion } from './installed.js';

test.each(['knex', 'sequelize', 'kysely', 'objection', 'drizzle-orm'])('the facts of %s are those of the installed version', (name) => {
  expect(library(name === 'drizzle-orm' ? 'drizzle' : name).packages[name]).toBe(installedVersion(name));
});

test.each([
  ['knex', 'Transaction', 'ignored', ['commit', 'rollback']],
  ['sequelize', 'Transaction', 'rejects', ['commit', 'rollback']],
  ['@sequelize/core', 'Transaction', 'rejects', ['commit', 'rollback']],
  ['kysely', 'ControlledTransaction', 'rejects', ['commit', 'rollback']],
  ['@adonisjs/lucid/types/database', 'TransactionClientContract', 'ignored', ['commit', 'rollback']],
])('%s: %s is a transaction', (specifier, type, doubleRelease, releasedBy) => {
  expect(moduleOf(specifier).types[type]?.resource).toMatchObject({ kind: 'transaction', lazy: false, doubleRelease, releasedBy, disposer: 'none' });
});

test.each([
  ['knex', 'Knex.transaction', ['acquire transaction > Transaction', 'acquire transaction > Transaction', 'scope transaction by callback 0.0 > Transaction']],
  ['knex', 'Transaction.commit', ['release receiver']],
  ['knex', 'QueryBuilder.transacting', ['view 0']],
  ['kysely', 'ControlledTransactionBuilder.execute', ['acquire transaction > ControlledTransaction']],
  ['kysely', 'ControlledTransaction.commit', ['view receiver']],
  ['kysely', 'Command.execute', ['release receiver']],
  ['kysely', 'RawBuilder.execute', ['use']],
  ['sequelize', 'Sequelize.query', ['oneShot query']],
  ['@prisma/client', 'PrismaClient.$transaction', ['scope transaction by callback 0.0 > TransactionClient', 'oneShot query']],
  ['@prisma/client', 'ModelDelegate.findMany', ['oneShot query']],
  ['@mikro-orm/core', 'EntityManager.begin', ['use, begin']],
])('%s: %s', (specifier, call, effects) => {
  expect(callsOf(specifier, call).map(summary)).toEqual(effects);
});

test.each([
  ['@nestjs/typeorm', 'TypeOrmModule', 'createTypeOrmOptions'],
  ['@nestjs/sequelize', 'SequelizeModule', 'createSequelizeOptions'],
  ['@nestjs/mongoose', 'MongooseModule', 'createMongooseOptions'],
])('%s: the options of a factory, or of a class, are those of the module', (specifier, module, method) => {
  const schema = { module: specifier, name: `${module}Options` };
  const { forRoot, forRootAsync } = moduleOf(specifier).types[module]?.statics ?? {};
  expect(forRoot?.[0]).toMatchObject({ configures: 'pool', options: { schema } });
  expect(forRootAsync?.[0]).toMatchObject({ configures: 'pool', effects: [] });
  const { useFactory, useClass } = optionsOf(specifier, `${module}AsyncOptions`).options;
  expect(useFactory).toMatchObject({ type: 'function', nested: schema });
  expect(useClass).toMatchObject({ nested: schema, method });
});

test.each([
  ['knex', 'Config', 'connection', 'client', ['pg', 'mysql2', 'mysql', 'mssql']],
  ['sequelize', 'Options', 'dialectOptions', 'dialect', ['postgres', 'mysql', 'mariadb', 'mssql']],
  ['typeorm', 'DataSourceOptions', 'extra', 'type', ['postgres', 'cockroachdb', 'mysql', 'mariadb', 'mssql']],
])('%s: %s.%s holds the options of the driver that %s names', (specifier, name, option, deciding, drivers) => {
  const cases = optionsOf(specifier, name).options[option]?.cases ?? [];
  expect(cases.every((one) => one.option === deciding)).toBe(true);
  expect(cases.flatMap(({ values }) => values)).toEqual(expect.arrayContaining(drivers));
});

test('a member of the generated client that no model knows is one of its models', () => {
  expect(moduleOf('@prisma/client').types['PrismaClient']?.others).toEqual({ module: '@prisma/client', name: 'ModelDelegate' });
});

test('model classes hand out the transactions of knex', () => {
  const [start] = moduleOf('objection').types['Model']?.statics?.['startTransaction'] ?? [];
  expect(start && summary(start)).toBe('acquire transaction > Transaction');
});
