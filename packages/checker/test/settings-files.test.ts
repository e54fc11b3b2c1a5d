/** Options in files that have nothing else to do with databases: they are read where something is made of them. */
import { describe, expect, it } from 'vitest';
import { check } from '../src/check.js';
import { temporaryTree } from './temporary-tree.js';

const MANIFEST = { 'package.json': '{ "dependencies": { "pg": "8" } }', '.git/HEAD': '' };
const LIMITS = 'connectionTimeoutMillis: 5000, statement_timeout: 60000';

async function findings(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const report = await check({ cwd: temporaryTree({ ...MANIFEST, ...files }), paths: ['.'], rules: ['valid-pool-options', 'require-query-timeout'] });
  return report.findings.map(({ file, line, ruleId }) => `${file}:${String(line)} ${ruleId}`);
}

describe('a file with settings', () => {
  it.each([
    ['by a member', 'const { Pool } = require("pg");\nmodule.exports = new Pool(require("./config").db);'],
    ['by a name of it', 'const { Pool } = require("pg");\nconst { db } = require("./config");\nmodule.exports = new Pool(db);'],
    ['by the environment', 'const { Pool } = require("pg");\nmodule.exports = new Pool(require("./config")[process.env.NODE_ENV]);'],
    ['through another one', 'const { Pool } = require("pg");\nconst config = require("./settings");\nmodule.exports = new Pool(config.db);'],
  ])('is read %s', async (_, pools) => {
    const files = {
      'src/pools.js': pools,
      'src/config.js': `module.exports = {\n  db: { host: "db", ${LIMITS}, maxConnections: 20 },\n};`,
      'src/settings.js': 'const { db } = require("./config");\nmodule.exports = { db };',
    };
    expect(await findings(files)).toEqual(['src/config.js:2 valid-pool-options']);
  });

  it('sets the limits that a pool needs', async () => {
    const pools = 'const { Pool } = require("pg");\nconst config = require("./config");\nexports.one = new Pool(config.one);\nexports.two = new Pool(config.two);';
    expect(await findings({ 'pools.js': pools, 'config.js': `exports.one = { host: "db", ${LIMITS} };\nexports.two = { host: "db", max: 4 };` })).toEqual(['pools.js:4 require-query-timeout']);
  });

  it('is left alone where nothing is made of it', async () => {
    expect(await findings({ 'queue.js': 'const { db } = require("./config");\nmodule.exports = db;', 'config.js': `exports.db = { host: "db", ${LIMITS}, maxConnections: 20 };` })).toEqual([]);
  });
});
