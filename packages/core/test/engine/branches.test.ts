/** Conditions, and everything that evaluates only a part of itself. */
import { describe, it } from 'vitest';
import { expectMarkedBody } from './marked.js';

describe('statements', () => {
  it.each([
    ['if', 'const c = await pool.connect(); // want no-unreleased-connection\nif (a) c.release();'],
    ['if and else', 'const c = await pool.connect();\nif (a) c.release(); else c.release(true);'],
    ['else alone', 'const c = await pool.connect(); // want no-unreleased-connection\nif (a) { a; } else { c.release(); }'],
    ['the same condition twice', 'let c: PoolClient | undefined;\nif (a) c = await pool.connect();\nif (a) c?.release();'],
    ['the opposite condition', 'let c: PoolClient | undefined;\nif (a) c = await pool.connect(); // want no-unreleased-connection\nif (!a) c?.release();'],
    ['a second release under the same condition', 'const c = await pool.connect();\nif (a) c.release();\nif (a) return;\nc.release();'],
    ['a second release under no condition', 'const c = await pool.connect();\nif (a) c.release();\nc.release(); // want no-double-release'],
    ['switch that falls through', 'const c = await pool.connect();\nswitch (kind) {\ncase 1: a;\ndefault: c.release();\n}'],
    ['switch that breaks', 'const c = await pool.connect(); // want no-unreleased-connection\nswitch (kind) {\ncase 1: break;\ndefault: c.release();\n}'],
    ['switch that releases twice by falling through', 'const c = await pool.connect();\nswitch (kind) {\ncase 1: c.release();\ndefault: c.release(); // want no-double-release\n}'],
    ['switch that breaks between two releases', 'const c = await pool.connect();\nswitch (kind) {\ncase 1: c.release(); break;\ndefault: c.release();\n}'],
    ['switch without a default', 'const c = await pool.connect(); // want no-unreleased-connection\nswitch (kind) {\ncase 1: c.release(); break;\ncase 2: c.release(); break;\n}'],
    ['switch with the default first', 'const c = await pool.connect();\nswitch (kind) {\ndefault: c.release(); break;\ncase 1: c.release(true);\n}'],
    ['switch over true', 'const c = await pool.connect(); // want no-unreleased-connection\nswitch (true) {\ncase a: c.release();\n}'],
    ['labelled block', 'const c = await pool.connect();\nout: {\nif (a) break out;\na;\n}\nc.release();'],
    ['labelled block that skips the release', 'const c = await pool.connect(); // want no-unreleased-connection\nout: {\nif (a) break out;\nc.release();\n}'],
    ['labelled if', 'const c = await pool.connect(); // want no-unreleased-connection\nout: if (a) {\nif (kind) break out;\nc.release();\n} else c.release();'],
    ['code behind a return', 'return;\nconst c = await pool.connect();'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('operators', () => {
  it.each([
    ['ternary', 'const c = await pool.connect();\na ? c.release() : c.release(true);'],
    ['ternary that releases on one side', 'const c = await pool.connect(); // want no-unreleased-connection\na ? c.release() : work;'],
    ['ternary that acquires', 'const c = a ? await pool.connect() : undefined;\nif (c) c.release();'],
    ['ternary that acquires for nobody', 'const c = a ? await pool.connect() : undefined; // want no-unreleased-connection\nreturn c === undefined;'],
    ['&&', 'const c = await pool.connect(); // want no-unreleased-connection\na && c.release();'],
    ['&& with the client', 'let c: PoolClient | undefined;\nif (a) c = await pool.connect();\nc && c.release();'],
    ['||', 'const c = await pool.connect(); // want no-unreleased-connection\na || c.release();'],
    ['|| of two releases', 'const c = await pool.connect();\na && (c.release(), true) || a || c.release();'],
    ['?? that acquires', 'const c = given ?? (await pool.connect());\nif (!given) c.release();'],
    ['?? that acquires for nobody', 'const c = given ?? (await pool.connect()); // want no-unreleased-connection\nreturn c === undefined;'],
    ['??=', 'let c = given;\nc ??= await pool.connect();\nif (!given) c.release();'],
    ['??= without release', 'let c = given;\nc ??= await pool.connect(); // want no-unreleased-connection\nif (given) c.release();'],
    ['||=', 'let c: PoolClient | undefined;\nc ||= await pool.connect();\nc.release();'],
    ['||= without release', 'let c: PoolClient | undefined;\nc ||= await pool.connect(); // want no-unreleased-connection'],
    ['&&=', 'let c: PoolClient | undefined | true = a || undefined;\nc &&= await pool.connect();\nif (c) c.release();'],
    ['&&= without release', 'let c: PoolClient | undefined | true = a || undefined;\nc &&= await pool.connect(); // want no-unreleased-connection'],
    ['optional call', 'let c: PoolClient | undefined;\nif (a) c = await pool.connect();\nc?.release();'],
    ['optional call of something else', 'let c: PoolClient | undefined;\nif (a) c = await pool.connect(); // want no-unreleased-connection\ngiven?.release();'],
    ['arguments behind ?. of nothing', 'let none: { take(c: PoolClient): void } | undefined;\nnone?.take(await pool.connect());'],
    ['comma', 'const c = await pool.connect();\na, c.release();'],
    ['comma that yields the client', 'const c = (a, await pool.connect());\nc.release();'],
    ['comma that drops the client', 'const c = (await pool.connect(), a); // want no-unreleased-connection\nreturn c;'],
    ['negations', 'let c: PoolClient | null = null;\nif (a) c = await pool.connect();\nif (!!c) c.release();'],
    ['comparison with null', 'let c: PoolClient | null = null;\nif (a) c = await pool.connect();\nif (null !== c) c.release();'],
    ['typeof', "let c: PoolClient | undefined;\nif (a) c = await pool.connect();\nif (typeof c !== 'undefined') c.release();"],
    ['void', 'const c = await pool.connect();\nvoid c.release();'],
    ['a flag', 'let own = false;\nlet c = given;\nif (!c) { c = await pool.connect(); own = true; }\nif (own) c.release();'],
    ['the wrong flag', 'let own = false;\nlet c = given;\nif (!c) { c = await pool.connect(); own = true; } // want no-unreleased-connection\nif (!own) c.release();'],
    ['a flag that names what it asks', 'const owns = !given;\nconst c = given ?? (await pool.connect());\nif (owns) c.release();'],
    ['a flag compared with true', 'let own: boolean = false;\nif (a) own = true;\nconst c = own === true ? await pool.connect() : given;\nif (own) c?.release();'],
  ])('%s', (_, body) => expectMarkedBody(body));
});
