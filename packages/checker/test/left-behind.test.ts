/** Connections that a request handler leaves in a property of its request, and whether some file of the project gives them back. */
import { describe, expect, it } from 'vitest';
import { check } from '../src/check.js';
import { temporaryTree } from './temporary-tree.js';

const MANIFEST = { 'package.json': '{ "dependencies": { "express": "4", "pg": "8" } }', '.git/HEAD': '' };

const POOL = "const { Pool } = require('pg');\nconst pool = new Pool({ connectionTimeoutMillis: 1000, statement_timeout: 1000 });\npool.on('error', console.error);\n";

/** A middleware that gives each request a client, on line 6. */
const MIDDLEWARE = `${POOL}
exports.withClient = async (req, res, next) => {
  req.client = await pool.connect();
  next();
};
`;

const LEAK = 'lib/clients.js:6 no-unreleased-connection likely';

async function leaks(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { findings } = await check({ cwd: temporaryTree({ ...MANIFEST, ...files }), paths: ['.'], rules: ['no-unreleased-connection'] });
  return findings.map(({ file, line, ruleId, confidence }) => `${file}:${String(line)} ${ruleId} ${confidence}`);
}

/** The middleware, and a route in a file that imports nothing of it. */
async function leaksWithRoute(body: string, middleware = MIDDLEWARE): Promise<readonly string[]> {
  return leaks({ 'lib/clients.js': middleware, 'routes/users.js': `module.exports = async (req, res) => {\n${body}\n};\n` });
}

describe('a connection in a property of the request', () => {
  it.each([
    ['is only worked with', "const { rows } = await req.client.query('SELECT 1');\nres.json(rows);"],
    ['is worked with by another name', "const db = req.client;\nconst { rows } = await db.query('SELECT 1');\nres.json(rows);"],
    ['is taken out of the request', "const { client } = req;\nif (!client) return res.sendStatus(500);\nres.json(await client.query('SELECT 1'));"],
    ['is put away', "await req.client.query('SELECT 1');\nreq.client = null;\nres.end();"],
  ])('is told where it %s', async (_, body) => {
    expect(await leaksWithRoute(body)).toEqual([LEAK]);
  });

  it.each([
    ['released', "res.json(await req.client.query('SELECT 1'));\nreq.client.release();"],
    ['released if it is there', "res.json(await req.client.query('SELECT 1'));\nif (req.client) req.client.release();"],
    ['released by another name', "const db = req.client;\nres.json(await db.query('SELECT 1'));\ndb.release();"],
    ['released by another name, given later', "let db;\ndb = req.client;\nres.json(await db.query('SELECT 1'));\ndb.release();"],
    ['taken out of the request and released', "const { client } = req;\ntry { res.json(await client.query('SELECT 1')); } finally { client.release(); }"],
    ['taken out under another name and released', "const { client: db } = req;\ntry { res.json(await db.query('SELECT 1')); } finally { db.release(); }"],
    ['handed to who may release it', "res.json(await req.client.query('SELECT 1'));\nfinish(req.client);"],
    ['returned', "await req.client.query('SELECT 1');\nreturn req.client;"],
    ['asked for by a computed name', "await req.client.query('SELECT 1');\nfor (const name of ['client']) req[name].release();"],
    ['asked for the method that releases it', "const { release } = req.client;\nawait req.client.query('SELECT 1');\nrelease();"],
  ])('is not told where it is %s', async (_, body) => {
    expect(await leaksWithRoute(body)).toEqual([]);
  });

  it('is not told where nobody asks for it: who uses the package may release it', async () => {
    expect(await leaksWithRoute('res.end();')).toEqual([]);
  });

  it('is told of a callback, whatever became of its done()', async () => {
    const middleware = `${POOL}
exports.withClient = (req, res, next) => {
  pool.connect((error, client, done) => {
    if (error) return next(error);
    res.locals.client = client;
    req.giveBack = done;
    next();
  });
};
`;
    expect(await leaksWithRoute("res.json(await res.locals.client.query('SELECT 1'));", middleware)).toEqual([LEAK]);
    expect(await leaksWithRoute("res.json(await res.locals.client.query('SELECT 1'));\nreq.giveBack();", middleware)).toEqual([]);
    expect(await leaksWithRoute("res.on('close', req.giveBack);\nres.json(await res.locals.client.query('SELECT 1'));", middleware)).toEqual([]);
  });

  it('is not told of what serves the whole process', async () => {
    const files = {
      'lib/clients.js': `${POOL}\nexports.start = async (app) => {\n  app.client = await pool.connect();\n};\n`,
      'routes/users.js': "module.exports = async (req, res) => { res.json(await req.app.client.query('SELECT 1')); };\n",
    };
    expect(await leaks(files)).toEqual([]);
  });

  it('is not told where the middleware itself has a listener release it', async () => {
    const middleware = `${POOL}
exports.withClient = async (req, res, next) => {
  req.client = await pool.connect();
  res.on('close', () => req.client.release());
  next();
};
`;
    expect(await leaksWithRoute("res.json(await req.client.query('SELECT 1'));", middleware)).toEqual([]);
  });
});

describe('a connection that a hook of fastify leaves in the request', () => {
  const hooks = (...last: readonly string[]): Readonly<Record<string, string>> => ({
    'src/database.js': [POOL, 'module.exports = async (fastify) => {', "  fastify.addHook('preHandler', async (request) => {", '    request.db = await pool.connect();', '  });', ...last, '};', ''].join('\n'),
    'src/orders.js': "module.exports = async (fastify) => {\n  fastify.get('/orders', async (request) => (await request.db.query('SELECT 1')).rows);\n};\n",
  });

  it('is told where no hook at the other end gives it back', async () => {
    expect(await leaks(hooks())).toEqual(['src/database.js:7 no-unreleased-connection likely']);
  });

  it('is not told where one does', async () => {
    expect(await leaks(hooks("  fastify.addHook('onResponse', async (request) => request.db.release());"))).toEqual([]);
  });

  it('is not told of a hook that runs once', async () => {
    const once = { 'src/database.js': `${POOL}module.exports = async (fastify) => {\n  fastify.addHook('onReady', async (server) => {\n    server.db = await pool.connect();\n  });\n};\n` };
    expect(await leaks({ ...hooks(), ...once })).toEqual([]);
  });
});

describe('a connection in a property of what the function was given', () => {
  const helper = `${POOL}
exports.withClient = async (context, work) => {
  context.client = context.client || (await pool.connect());
  try {
    return await work(context.client);
  } finally {
    if (!context.transaction) context.client.release();
  }
};
`;

  it('is told where the function gives it back on some ways and nobody does on the others', async () => {
    expect(await leaksWithRoute("await req.client.query('COMMIT');", helper)).toEqual([LEAK]);
  });

  it('is not told where somebody else gives it back', async () => {
    expect(await leaksWithRoute("await req.client.query('COMMIT');\nreq.client.release();", helper)).toEqual([]);
  });
});
