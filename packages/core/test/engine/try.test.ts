/** `try`, `catch` and `finally`, and every way of leaving each of them. */
import { describe, it } from 'vitest';
import { expectMarkedBody } from './marked.js';

const released = 'finally { c.release(); }';

describe('leaving the try block', () => {
  it.each([
    ['by its end', `const c = await pool.connect();\ntry { await c.query('SELECT 1'); } ${released}`],
    ['by return', `const c = await pool.connect();\ntry { return await c.query('SELECT 1'); } ${released}`],
    ['by throw', `const c = await pool.connect();\ntry { throw new Error('x'); } ${released}`],
    ['by break', `for (const item of items) {\nconst c = await pool.connect();\ntry { break; } ${released}\n}`],
    ['by continue', `for (const item of items) {\nconst c = await pool.connect();\ntry { continue; } ${released}\n}`],
    ['by a labelled continue', `outer: for (const item of items) for (;;) {\nconst c = await pool.connect();\ntry { continue outer; } ${released}\n}`],
    ['by throw, without finally', "const c = await pool.connect(); // want no-unreleased-connection\ntry { throw new Error('x'); } catch { return; }\nc.release();"],
    ['by return, behind whose finally nothing runs', "const c = await pool.connect(); // want no-unreleased-connection\ntry { return 1; } finally { a; }\nc.release();"],
    ['by break, where only the end releases', 'for (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\ntry { if (a) break; c.release(); } finally { a; }\n}'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('leaving the catch block', () => {
  it.each([
    ['by return', `const c = await pool.connect();\ntry { await c.query('x'); } catch { return; } ${released}`],
    ['by throw', `const c = await pool.connect();\ntry { await c.query('x'); } catch (error) { throw error; } ${released}`],
    ['by throw, before the release', "const c = await pool.connect(); // want no-unreleased-connection\ntry { await c.query('x'); } catch (error) { throw error; }\nc.release();"],
    ['by throw, behind the release', "const c = await pool.connect();\ntry { await c.query('x'); } catch (error) { c.release(); throw error; }\nc.release();"],
    ['by its end, behind the release', "const c = await pool.connect();\ntry { await c.query('x'); } catch { c.release(); }\nc.release(); // want no-double-release"],
    ['by a failure of its own', "const c = await pool.connect(); // want no-unreleased-connection\ntry { await c.query('x'); } catch { await c.query('ROLLBACK'); }\nc.release();"],
    ['by continue', `for (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\ntry { await c.query('x'); } catch { continue; }\nc.release();\n}`],
    ['with a pattern', "const c = await pool.connect();\ntry { await c.query('x'); } catch ({ message }) { console.error(message); }\nc.release();"],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('leaving the finally block', () => {
  it.each([
    ['by return, which swallows the failure', "const c = await pool.connect();\ntry { await c.query('x'); } finally { c.release(); return; }"],
    ['by return before the release', "const c = await pool.connect(); // want no-unreleased-connection\ntry { await c.query('x'); } finally { if (a) return; c.release(); }"],
    ['by throw before the release', "const c = await pool.connect(); // want no-unreleased-connection\ntry { a; } finally { if (a) throw new Error('x'); c.release(); }"],
    ['by break before the release', "for (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\ntry { a; } finally { if (a) break; c.release(); }\n}"],
    ['by continue, which swallows the return', "const c = await pool.connect();\nfor (const item of items) {\ntry { return; } finally { continue; }\n}\nc.release();"],
    ['by a failure before the release', "const c = await pool.connect(); // want no-unreleased-connection\ntry { a; } finally { await c.query('x'); c.release(); }"],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('nesting', () => {
  it.each([
    ['the inner failure reaches the outer finally', "const c = await pool.connect();\ntry { try { await c.query('x'); } finally { await c.query('y'); } } finally { c.release(); }"],
    ['the outer return runs both', 'const c = await pool.connect();\ntry {\nconst d = await pool.connect(); // want no-unreleased-connection\ntry { return; } finally { a; }\n} finally { c.release(); }'],
    ['two clients', 'const c = await pool.connect();\ntry {\nconst d = await pool.connect();\ntry { await work(); } finally { d.release(); }\n} finally { c.release(); }'],
    ['two clients, the second of which may not come', 'const c = await pool.connect(); // want no-unreleased-connection\nconst d = await pool.connect();\ntry { await work(); } finally { d.release(); c.release(); }'],
    ['released inside and outside', "const c = await pool.connect();\ntry { try { await c.query('x'); } finally { c.release(); } } finally {\nc.release(); // want no-double-release\n}"],
    ['a try in the finally', "const c = await pool.connect();\ntry { a; } finally { try { await c.query('x'); } catch { a; } c.release(); }"],
    ['acquired inside', 'let c: PoolClient | undefined;\ntry { c = await pool.connect(); await work(c.query); } finally { c?.release(); }'],
    ['acquired inside, and released before the return', "let c: PoolClient | undefined;\ntry { c = await pool.connect(); c.release(); return; } finally {\nc?.release(); // want no-double-release\n}"],
    ['acquired inside, released and forgotten', 'let c: PoolClient | undefined;\ntry { c = await pool.connect(); c.release(); c = undefined; return; } finally { c?.release(); }'],
    ['a labelled try', 'const c = await pool.connect();\nout: try { if (a) break out; } finally { c.release(); }'],
  ])('%s', (_, body) => expectMarkedBody(body));
});
