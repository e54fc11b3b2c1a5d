/** What the configuration says, where it is found, and what is told of a wrong one. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, runCommand } from './fake-environment.js';
import { FOREIGN_OPTION, LEAK, reportWith } from './sample-report.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-configuration-')));
  mkdirSync(join(folder, '.git'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function leakcheck(args: readonly string[], below = '.'): Promise<Outcome> {
  return runCommand(args, { report: reportWith({ findings: [LEAK, FOREIGN_OPTION] }), cwd: join(folder, below) });
}

describe('a configuration', () => {
  it.each([
    ['leakcheck.config.js', 'export default { failOn: "never" };'],
    ['leakcheck.config.js', 'module.exports = { failOn: "never" };'],
    ['leakcheck.config.mjs', 'export default { failOn: "never" };'],
    ['leakcheck.config.cjs', 'module.exports = { failOn: "never" };'],
    ['leakcheck.config.ts', 'enum Level { Never = "never" }\nconst failOn: string = Level.Never;\nexport default { failOn };'],
    ['leakcheck.config.json', '{ "failOn": "never" }'],
    ['package.json', '{ "leakcheck": { "failOn": "never" } }'],
  ])('is read from %s: %s', async (name, text) => {
    write({ [name]: text });
    expect(await leakcheck([])).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('holds for the folders below it, up to the root of the repository', async () => {
    write({ 'leakcheck.config.json': '{ "failOn": "never" }', 'services/billing/package.json': '{ "name": "billing" }', 'services/other/.git/HEAD': '' });
    expect((await leakcheck([], 'services/billing')).exitCode).toBe(0);
    expect((await leakcheck([], 'services/other')).exitCode).toBe(1);
  });

  it('gives way to the command line', async () => {
    write({ 'leakcheck.config.json': '{ "failOn": "never", "preset": "all" }' });
    expect((await leakcheck(['--fail-on', 'warning'])).exitCode).toBe(1);
    const strict = await leakcheck(['--preset', 'strict', '--format', 'json']);
    expect(strict.stdout).toContain('"severity": "warning"');
    expect((await leakcheck(['--format', 'json'])).stdout).not.toContain('"severity": "warning"');
  });

  it('sets the severity of a rule, or turns it off', async () => {
    write({ 'leakcheck.config.json': JSON.stringify({ rules: { [LEAK.ruleId]: 'off', [FOREIGN_OPTION.ruleId]: 'error', 'prefer-pool-query': 'warning' } }) });
    const { requests, stdout } = await leakcheck(['--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ ruleId: FOREIGN_OPTION.ruleId, severity: 'error' }] });
    expect(requests[0]?.rules).not.toContain(LEAK.ruleId);
    expect(requests[0]?.rules).toContain('prefer-pool-query');
    expect((await leakcheck(['--rule', LEAK.ruleId])).stdout).toContain(LEAK.message);
  });

  it('lists models by path and by glob, from its own folder', async () => {
    write({ 'package.json': '{ "leakcheck": { "models": ["models/*.d.ts", "./own.d.ts"] } }', 'models/b.d.ts': '', 'models/a.d.ts': '', 'own.d.ts': '', 'src/users.ts': '' });
    const { requests } = await leakcheck([], 'src');
    expect(requests[0]?.models).toEqual(['models/a.d.ts', 'models/b.d.ts', 'own.d.ts'].map((name) => join(folder, name)));
  });

  it('says what the rules may expect of the project', async () => {
    write({
      'leakcheck.config.json':
        '{ "profile": "api", "limits": { "poolMax": 40 }, "assume": { "statementTimeout": "server" }, "database": { "maxConnections": 200, "reserved": 10, "instances": 4 } }',
    });
    const { requests } = await leakcheck([]);
    expect(requests[0]?.expectations).toEqual({
      profile: 'api',
      limits: { poolMax: 40 },
      assume: { statementTimeout: 'server' },
      maxConnections: 200,
      reservedConnections: 10,
      instances: 4,
    });
  });

  it('is none where a package.json is no JSON or has no such key', async () => {
    write({ 'package.json': '{ "leakcheck": {}', 'src/package.json': 'null' });
    expect(await leakcheck([], 'src')).toMatchObject({ exitCode: 1, stderr: '' });
  });
});

describe('a wrong configuration', () => {
  it.each([
    ['leakcheck.config.js', 'export default { presets: "all" };', 'leakcheck.config.js: there is no key "presets". Did you mean "preset"?'],
    ['leakcheck.config.json', '{ "colour": true }', 'leakcheck.config.json: there is no key "colour". The keys are: preset, rules, failOn, profile, limits, assume, database, models, runtime.'],
    ['package.json', '{ "leakcheck": { "preset": "strickt" } }', 'package.json: "preset" is "strickt", and must be one of recommended, strict, all. Did you mean "strict"?'],
    ['leakcheck.config.json', '{ "failOn": 1 }', 'leakcheck.config.json: "failOn" is 1, and must be one of error, warning, never.'],
    ['leakcheck.config.json', '{ "rules": { "no-double-relase": "off" } }', '"rules" names "no-double-relase", which is no rule. Did you mean "no-double-release"?'],
    ['leakcheck.config.json', '{ "rules": { "pool-size": "warn" } }', '"rules" sets "pool-size" to "warn", and a rule is one of off, warning, error.'],
    ['leakcheck.config.json', '{ "rules": [] }', '"rules" is [], and must be an object of rules and severities, e.g. { "pool-size": "off" }.'],
    ['leakcheck.config.json', '{ "models": "own.d.ts" }', '"models" is "own.d.ts", and must be a list of paths or globs of declaration files, e.g. ["leakcheck/*.d.ts"].'],
    ['leakcheck.config.json', '{ "models": ["own.d.ts", 1] }', '"models" holds 1, and must be a list'],
    ['leakcheck.config.json', '{ "models": ["missing/*.d.ts"] }', 'leakcheck.config.json: "models" lists "missing/*.d.ts", and there is no such file. Paths start at the folder of the configuration.'],
    ['leakcheck.config.json', '{ "profile": "wep" }', '"profile" is "wep", and must be one of web, api, microservice, batch, serverless, development, test. Did you mean "web"?'],
    ['leakcheck.config.json', '{ "limits": { "poolMax": "many" } }', '"limits" sets "poolMax" to "many", and must be an object of numbers'],
    ['leakcheck.config.json', '{ "limits": { "poolMx": 5 } }', '"limits" names "poolMx", which is no limit. Did you mean "poolMax"?'],
    ['leakcheck.config.json', '{ "assume": { "statementTimeout": true } }', '"assume" sets "statementTimeout" to true, and must be an object that says what the server limits'],
    ['leakcheck.config.json', '{ "assume": { "statement_timeout": "server" } }', '"assume" names "statement_timeout", which is no limit of the server. Did you mean "statementTimeout"?'],
    ['leakcheck.config.json', '{ "database": { "maxConnection": 100 } }', '"database" names "maxConnection", which it does not know. Did you mean "maxConnections"?'],
    ['leakcheck.config.json', '{ "database": { "instances": -1 } }', '"database" sets "instances" to -1, and must be an object, e.g. '],
    ['leakcheck.config.json', '{ "database": { "pooler": "session" } }', '"database" sets "pooler" to "session", and must be an object, e.g. '],
    ['leakcheck.config.json', '[]', 'leakcheck.config.json: it holds [], and must hold an object.'],
    ['leakcheck.config.json', '{ "preset": }', 'leakcheck.config.json cannot be loaded: '],
    ['leakcheck.config.ts', 'export default {', 'leakcheck.config.ts cannot be loaded: '],
    ['leakcheck.config.js', 'throw new Error("no database");', 'leakcheck.config.js cannot be loaded: no database. Mend the file, or remove it.'],
    ['leakcheck.config.js', 'export const config = {};', 'leakcheck.config.js: there is no key "config". The keys are: '],
  ])('%s: %s exits 2 and says how to put it right', async (name, text, message) => {
    write({ [name]: text });
    const { exitCode, stdout, stderr, requests } = await leakcheck([]);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^error: .*\n$/);
    expect({ exitCode, stdout, requests }).toEqual({ exitCode: 2, stdout: '', requests: [] });
  });
});
