/** A modelled library's own repository is checked like its users, though it imports itself by relative paths. */
import { describe, expect, it } from 'vitest';
import { check } from '../src/index.js';
import { temporaryTree } from './temporary-tree.js';

const RUNNER = {
  'package.json': '{ "name": "typeorm" }',
  'src/query-runner/QueryRunner.ts': `
    export interface QueryRunner {
      query(sql: string): Promise<any>;
      release(): Promise<void>;
    }`,
  'src/driver/MysqlQueryRunner.ts': `
    import { QueryRunner } from '../query-runner/QueryRunner';
    export class MysqlQueryRunner implements QueryRunner {
      constructor(private readonly driver: unknown) {}
      async query(sql: string): Promise<any> { return sql; }
      async release(): Promise<void> {}
    }`,
};

async function unreleased(driver: string): Promise<readonly number[]> {
  const folder = temporaryTree({ ...RUNNER, 'src/driver/MysqlDriver.ts': driver });
  const { findings } = await check({ cwd: folder, paths: ['.'] });
  return findings.filter(({ ruleId, file }) => ruleId === 'no-unreleased-connection' && file.endsWith('MysqlDriver.ts')).map(({ line }) => line);
}

describe('a library’s own class that implements the interface of a resource', () => {
  it('makes one', async () => {
    expect(await unreleased(`import { MysqlQueryRunner } from './MysqlQueryRunner';
      export class MysqlDriver {
        createQueryRunner() { return new MysqlQueryRunner(this); }
        async version(): Promise<string> {
          const rows = await this.createQueryRunner().query('SELECT VERSION() AS version');
          return rows[0].version;
        }
      }`)).toEqual([5]);
  });

  it('is silent where it is released', async () => {
    expect(await unreleased(`import { MysqlQueryRunner } from './MysqlQueryRunner';
      export class MysqlDriver {
        createQueryRunner() { return new MysqlQueryRunner(this); }
        async version(): Promise<string> {
          const runner = this.createQueryRunner();
          try {
            const rows = await runner.query('SELECT VERSION() AS version');
            return rows[0].version;
          } finally {
            await runner.release();
          }
        }
      }`)).toEqual([]);
  });
});

describe('what an object of a library’s own class keeps', () => {
  const transaction = (undo: string): string => `
    export class Transaction {
      constructor(sequelize) {
        this.sequelize = sequelize;
      }
      async prepareEnvironment() {
        const connection = await this.sequelize.connectionManager.getConnection({});
        this.connection = connection;
        this.connection.uuid = 'default';
        try {
          await this.begin();
        } catch (error) {
          ${undo}
          throw error;
        }
      }
      async begin() {
        await this.sequelize.query('START TRANSACTION', { transaction: this });
      }
      async rollback() {
        try {
          return await this.sequelize.query('ROLLBACK', { transaction: this });
        } finally {
          this.cleanup();
        }
      }
      cleanup() {
        if (this.connection.uuid === undefined) return;
        this.sequelize.connectionManager.releaseConnection(this.connection);
        this.connection.uuid = undefined;
      }
    }`;
  const unreleasedIn = async (source: string): Promise<readonly number[]> => {
    const folder = temporaryTree({
      'package.json': '{ "name": "sequelize" }',
      'lib/transaction.js': source,
      'lib/connection-manager.js': `import { Pool } from 'sequelize-pool';
        export class ConnectionManager {
          constructor(config) {
            this.pool = new Pool({ name: 'own', create: () => this.connect(config), destroy: (connection) => connection.end(), validate: () => true, max: 5, min: 0, acquireTimeoutMillis: 1000, idleTimeoutMillis: 1000 });
          }
          async getConnection(options) { return await this.pool.acquire(options.type); }
          releaseConnection(connection) { this.pool.release(connection); }
        }`,
    });
    const { findings } = await check({ cwd: folder, paths: ['.'] });
    return findings.filter(({ ruleId, confidence }) => ruleId === 'no-unreleased-connection' && confidence !== 'possible').map(({ line }) => line);
  };

  it('goes with its own method that the model takes for the end of a transaction', async () => {
    expect(await unreleasedIn(transaction('await this.rollback().catch(() => undefined);'))).toEqual([]);
  });

  it('is lost where no such method is called', async () => {
    expect(await unreleasedIn(transaction(''))).toEqual([7]);
  });

  it('is lost where another object’s is called', async () => {
    expect(await unreleasedIn(transaction('await this.parent.rollback().catch(() => undefined);'))).toEqual([7]);
  });
});
