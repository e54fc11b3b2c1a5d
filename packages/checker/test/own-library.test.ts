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
