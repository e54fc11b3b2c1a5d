/** Which functions run again and again, what keeps a pool for the next time, and how sure it is. */
import { describe, expect, it } from 'vitest';
import { findingsIn, type Sources } from '../program-of.js';

/** `file:line confidence`. */
function reported(sources: Sources): readonly string[] {
  return findingsIn(sources, 'no-pool-per-request').map(({ file, line, confidence }) => `${file}:${String(line)} ${confidence}`);
}

function inFile(file: string, code: string): readonly string[] {
  return reported({ [file]: `import { Client, Pool } from 'pg'; import mysql from 'mysql2/promise'; ${code}` });
}

const POOL = "const pool = new Pool(); await pool.query('SELECT 1');";

describe('functions that run for each request', () => {
  it.each([
    ['a route', `app.get('/', async () => { ${POOL} });`],
    ['a route behind others', `app.post('/', auth, [check, async () => { ${POOL} }]);`],
    ['a wrapped route', `router.put(path, asyncHandler(async () => { ${POOL} }));`],
    ['a route of a chain', `api.route('/').get(a).post(async () => { ${POOL} });`],
    ['a middleware', `app.use(async () => { ${POOL} });`],
    ['a route object', `x.route({ method: 'GET', path: '/', handler: async () => { ${POOL} } });`],
    ['a handler by its parameters', `export const list = async (req, res) => { ${POOL} };`],
    ['a handler of errors', `export async function fail(err, req, res, next) { ${POOL} }`],
    ['a handler by its type', `export async function list(r: express.Request<Id>) { ${POOL} }`],
    ['a handler by name', `async function list() { ${POOL} } app.get('/', list);`],
    ['a method by name', `class Users { async list() { ${POOL} } } const users = new Users(); app.get('/', users.list.bind(users));`],
    ['a decorated method', `class Users { @Get() async list() { ${POOL} } }`],
    ['a server action', `async function save() { 'use server'; ${POOL} }`],
    ['a worker at the edge', `export default { async fetch() { ${POOL} } };`],
    ['a procedure', `export const list = protectedProcedure.input(x).mutation(async () => { ${POOL} });`],
    ['a resolver', `const resolvers = { Mutation: { async save() { ${POOL} } } };`],
    ['a server', `http.createServer(async () => { ${POOL} });`],
    ['a callback in a route', `app.get('/', () => ids.map(async () => { ${POOL} }));`],
  ])('%s', (_, code) => {
    expect(inFile('db.ts', code)).toEqual(['db.ts:1 certain']);
  });

  it.each([
    ['app/users/route.ts', `export async function GET() { ${POOL} }`],
    ['src/routes/users/+server.ts', `export const POST = async () => { ${POOL} };`],
    ['pages/api/users.ts', `export default async function list() { ${POOL} }`],
    ['app/routes/users.tsx', `export async function loader() { ${POOL} }`],
    ['app/actions.ts', `export async function getServerSideProps() { ${POOL} }`],
  ])('an export of %s', (file, code) => {
    expect(inFile(file, code)).toEqual([`${file}:1 certain`]);
  });

  it.each([
    ['a function of a module', `export async function list() { ${POOL} }`],
    ['a look-up with a loader', `cache.get('users', async () => { ${POOL} });`],
    ['another object', `export const x = { method: 'GET', handler: async () => { ${POOL} } };`],
    ['a main function', `async function main() { ${POOL} } main();`],
    ['a start', `app.listen(3000, async () => { ${POOL} });`],
    ['an event', `bus.on('saved', async () => { ${POOL} });`],
    ['top-level code', POOL],
    ['an export of that name in another file', `export async function GET() { ${POOL} }`],
  ])('is not %s', (_, code) => {
    expect(inFile('db.ts', code)).toEqual([]);
  });

  it('is not a test', () => {
    expect(inFile('test/db.ts', `app.get('/', async () => { ${POOL} });`)).toEqual([]);
  });
});

describe('invocations and jobs', () => {
  it.each([
    ['a cloud function', `export const handler = async () => { ${POOL} };`],
    ['a wrapped one', `export const handler = middy(async (event) => { ${POOL} });`],
    ['one by its parameters', `export async function run(event, context) { ${POOL} }`],
    ['one that is exported below', `const handler = async (event: SQSEvent) => { ${POOL} }; export { handler };`],
    ['a worker', `new Worker('mails', async () => { ${POOL} });`],
    ['a queue', `mailQueue.process(async () => { ${POOL} });`],
    ['a timer', `setInterval(async () => { ${POOL} }, 1000);`],
    ['a consumer', `consumer.run({ eachMessage: async () => { ${POOL} } });`],
  ])('%s', (_, code) => {
    expect(inFile('db.ts', code)).toEqual(['db.ts:1 likely']);
  });
});

describe('what is kept', () => {
  it.each([
    ['where there is none', "let pool; const open = () => (pool ??= new Pool()); app.get('/', () => open());"],
    ['where there was none', "let pool; const open = () => pool || (pool = new Pool()); app.get('/', () => open());"],
    ['behind a test', "let pool; function open() { if (pool === undefined) { pool = new Pool(); } return pool; } app.get('/', () => open());"],
    ['behind a return', "let pool; function open() { if (pool) return pool; const made = new Pool(); pool = made; return made; } app.get('/', () => open());"],
    ['on the global object', "function open() { if (!global.pool) global.pool = new Pool(); return global.pool; } app.get('/', () => open());"],
    ['in a static field', "class Db { static pool; static open() { return Db.pool ?? (Db.pool = new Pool()); } } app.get('/', () => Db.open());"],
    ['in a field', "class Db { open() { this.pool = new Pool(); } } const db = new Db(); app.get('/', () => db.open());"],
    ['in a map', "const pools = new Map(); function open(id) { if (!pools.has(id)) pools.set(id, new Pool()); return pools.get(id); } app.get('/', (req, res) => open(1));"],
    ['in an object', "const pools = {}; function open(id) { let pool = pools[id]; if (!pool) { pool = new Pool(); pools[id] = pool; } return pool; } app.get('/', (req, res) => open(1));"],
    ['by the caller', "let pool; const open = async () => new Pool(); app.get('/', async () => { pool = pool ?? (await open()); });"],
    ['by the framework', "app.get('/', () => service.open()); class Db { constructor() { this.pool = new Pool(); } }"],
    ['in a static field from the start', "class Db { static pool = new Pool(); } app.get('/', () => Db.pool.query('SELECT 1'));"],
    ['by a function around it', "const open = once(() => new Pool()); app.get('/', () => open());"],
  ])('%s', (_, code) => {
    expect(inFile('db.ts', code)).toEqual([]);
  });

  it.each([
    ['a request', "app.use((req, res, next) => { req.db = new Pool(); next(); });", 'certain'],
    ['an object that is made each time', "class Db { constructor() { this.pool = new Pool(); } } app.get('/', () => new Db());", 'likely'],
    ['a field of such an object', "class Db { pool = new Pool(); } app.get('/', () => new Db());", 'likely'],
    ['a local variable', "app.get('/', async () => { let pool; if (!pool) pool = new Pool(); });", 'certain'],
  ])('is not what goes to %s', (_, code, confidence) => {
    expect(inFile('db.ts', code)).toEqual([`db.ts:1 ${confidence}`]);
  });
});

describe('how sure it is', () => {
  it.each([
    ['a pool that is ended', `app.get('/', async () => { ${POOL} await pool.end(); });`, 'likely'],
    ['a pool of a job that is ended', `setInterval(async () => { ${POOL} await pool.end(); }, 1000);`, 'possible'],
    ['a connection', "app.get('/', async () => { const c = new Client(); await c.connect(); });", 'likely'],
    ['a connection of mysql2', "app.get('/', async () => { await mysql.createConnection({ host: 'db' }); });", 'likely'],
    ['a connection of an invocation', 'export const handler = async () => { const c = new Client(); await c.connect(); };', 'possible'],
    ['options of the request', "app.get('/', async (req, res) => { const { url } = req.body; new Pool({ connectionString: url }); });", 'possible'],
    ['options of the request in a function', "const open = (url) => new Pool({ connectionString: url }); app.get('/', async (req, res) => open(req.body.url));", 'possible'],
    ['options of the program in a function', "const open = (url) => new Pool({ connectionString: url }); app.get('/', async (req, res) => open(process.env.URL));", 'likely'],
  ])('%s', (_, code, confidence) => {
    expect(inFile('db.ts', code)).toEqual([`db.ts:1 ${confidence}`]);
  });

  it('leaves a connection alone that listens', () => {
    expect(inFile('db.ts', "app.get('/', async () => { const c = new Client(); await c.connect(); await c.query('LISTEN orders'); });")).toEqual([]);
  });
});

describe('other files', () => {
  const db = "import { Pool } from 'pg';\nexport const open = () => new Pool();";
  const service = "import { open as connect } from './db';\nexport class Users { async list() { return connect().query('SELECT 1'); } }";

  it('are followed to the handler, which the path names', () => {
    const routes = "import { Users } from './service';\nconst users = new Users();\napp.get('/', async () => users.list());";
    expect(findingsIn({ 'db.ts': db, 'service.ts': service, 'routes.ts': routes }, 'no-pool-per-request')).toMatchObject([{
      file: 'db.ts',
      line: 2,
      confidence: 'likely',
      message: 'pg Pool is constructed for each request: construct it once, when the program starts, and share it.',
      path: [
        { file: 'routes.ts', line: 3, note: 'runs for each request' },
        { file: 'routes.ts', line: 3, note: 'called here' },
        { file: 'service.ts', line: 2, note: 'called here' },
        { file: 'db.ts', line: 2, note: 'constructed here' },
      ],
    }]);
  });

  it('are followed through module.exports and require', () => {
    const sources = {
      'db.js': "const { Pool } = require('pg'); module.exports = () => new Pool();",
      'routes.js': "const connect = require('./db'); exports.list = (req, res) => connect().query('SELECT 1');",
    };
    expect(reported(sources)).toEqual(['db.js:1 likely']);
  });

  it('may keep it', () => {
    const start = "import { open } from './db';\nconst pool = open();\napp.get('/', () => pool.query('SELECT 1'));";
    expect(reported({ 'db.ts': db, 'start.ts': start })).toEqual([]);
  });
});
