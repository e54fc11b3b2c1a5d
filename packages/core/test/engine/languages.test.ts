/** TypeScript, JavaScript and JSX, with every form of import. */
import { describe, it } from 'vitest';
import { expectMarkedLines } from './marked.js';

const bad = 'const c = await pool.connect(); // want no-unreleased-connection\nif (Math.random() > 0.5) return null;\nc.release();';
const good = bad.replace(' // want no-unreleased-connection', '').replace('return null', 'c.query');

describe.each([['bad', bad], ['good', good]])('%s', (_verdict, body) => {
  it.each([
    ['a named import', 'program.ts', `import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function run() {\n${body}\n}`],
    ['a renamed import', 'program.ts', `import { Pool as P } from 'pg';\nconst pool = new P();\nexport async function run() {\n${body}\n}`],
    ['a default import', 'program.mts', `import pg from 'pg';\nconst pool = new pg.Pool();\nexport async function run() {\n${body}\n}`],
    ['a namespace import', 'program.ts', `import * as pg from 'pg';\nconst pool = new pg.Pool();\nexport async function run() {\n${body}\n}`],
    ['import = require', 'program.cts', `import pg = require('pg');\nconst pool = new pg.Pool();\nexport async function run() {\n${body}\n}`],
    ['require', 'program.js', `const { Pool } = require('pg');\nconst pool = new Pool();\nmodule.exports = async function run() {\n${body}\n};`],
    ['require in a script with a module name', 'program.cjs', `const pg = require('pg');\nconst pool = new pg.Pool();\nexports.run = async () => {\n${body}\n};`],
    ['an import in JavaScript', 'program.mjs', `import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function run() {\n${body}\n}`],
    ['TSX', 'page.tsx', `import { Pool } from 'pg';\nconst pool = new Pool();\nexport default async function Page({ id }: { id: string }) {\n${body}\nreturn <ul key={id} {...{ id }}>{[1].map((n) => <li>{n}</li>)}<></></ul>;\n}`],
    ['JSX', 'page.jsx', `import { Pool } from 'pg';\nconst pool = new Pool();\nexport default async function Page({ id }) {\n${body}\nreturn <p title={id}>x</p>;\n}`],
    ['another file', 'program.ts', `import { pool } from './db.js';\nexport async function run() {\n${body}\n}`],
  ])('%s', (_, file, text) => expectMarkedLines({ [file]: text, 'db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();" }));
});
