/** Loops, and the jumps out of them. */
import { describe, it } from 'vitest';
import { expectMarkedBody } from './marked.js';

describe('a release in each round', () => {
  it.each([
    ['for', 'for (let i = 0; i < kind; i++) {\nconst c = await pool.connect();\nc.release();\n}'],
    ['for without parts', 'for (;;) {\nconst c = await pool.connect();\nc.release();\nif (a) break;\n}'],
    ['for…of', 'for (const item of items) {\nconst c = await pool.connect();\nc.release();\n}'],
    ['for…of with a pattern', 'for (const [one, two = one] of [items]) {\nconst c = await pool.connect();\nc.release();\n}'],
    ['for…of over a variable', 'let item;\nfor (item of items) {\nconst c = await pool.connect();\nc.release();\n}'],
    ['for…in', 'for (const key in items) {\nconst c = await pool.connect();\nc.release();\n}'],
    ['for await', 'for await (const item of items) {\nconst c = await pool.connect();\nc.release();\n}'],
    ['while', 'while (a) {\nconst c = await pool.connect();\nc.release();\n}'],
    ['do', 'do {\nconst c = await pool.connect();\nc.release();\n} while (a);'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('a round that does not release', () => {
  it.each([
    ['for', 'for (let i = 0; i < kind; i++) {\nconst c = await pool.connect(); // want no-unreleased-connection\nif (a) continue;\nc.release();\n}'],
    ['for without parts', 'for (;;) {\nconst c = await pool.connect(); // want no-unreleased-connection\nif (a) break;\nc.release();\n}'],
    ['for…of', 'for (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\nif (item) continue;\nc.release();\n}'],
    ['for…in', 'for (const key in items) {\nconst c = await pool.connect(); // want no-unreleased-connection\nif (key) break;\nc.release();\n}'],
    ['for await', 'for await (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\nif (item) return;\nc.release();\n}'],
    ['while', 'while (a) {\nconst c = await pool.connect(); // want no-unreleased-connection\nif (kind) break;\nc.release();\n}'],
    ['do', 'do {\nconst c = await pool.connect(); // want no-unreleased-connection\nif (kind) continue;\nc.release();\n} while (a);'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('a resource around the loop', () => {
  it.each([
    ['for await may fail', 'const c = await pool.connect(); // want no-unreleased-connection\nfor await (const item of items) a;\nc.release();'],
    ['for…of over a list does not', 'const c = await pool.connect();\nfor (const item of items) a;\nc.release();'],
    ['released in the loop, which may have no round', 'const c = await pool.connect(); // want no-unreleased-connection\nfor (const item of items) { c.release(); break; }'],
    ['released in the loop, which always has a round', 'const c = await pool.connect();\ndo { c.release(); } while (false);'],
    ['released in every round', 'const c = await pool.connect();\ndo {\nc.release(); // want no-double-release\n} while (a);'],
    ['assigned in the loop', 'let c: PoolClient | undefined;\nfor (const item of items) {\nif (!c) c = await pool.connect();\n}\nc?.release();'],
    ['assigned again in the loop', 'let c: PoolClient | undefined;\nfor (const item of items) {\nc = await pool.connect(); // want no-unreleased-connection\n}\nc?.release();'],
    ['a retry', 'let c: PoolClient;\nfor (;;) {\ntry { c = await pool.connect(); break; } catch { continue; }\n}\nc.release();'],
    ['a retry that forgets', 'for (;;) {\ntry {\nconst c = await pool.connect(); // want no-unreleased-connection\nawait c.query("SELECT 1");\nc.release();\nbreak;\n} catch { continue; }\n}'],
    ['while (true) is left by break alone', 'const c = await pool.connect();\nwhile (true) { if (a) { c.release(); break; } }'],
  ])('%s', (_, body) => expectMarkedBody(body));
});

describe('labels', () => {
  it.each([
    ['continue of the outer loop behind the release', 'outer: for (const item of items) {\nconst c = await pool.connect();\nfor (;;) { c.release(); continue outer; }\n}'],
    ['continue of the outer loop before the release', 'outer: for (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\nfor (const other of items) { if (a) continue outer; }\nc.release();\n}'],
    ['break of the inner loop', 'for (const item of items) {\nconst c = await pool.connect();\ninner: for (const other of items) { if (a) break inner; }\nc.release();\n}'],
    ['break of the outer loop', 'outer: for (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\nfor (const other of items) { if (a) break outer; }\nc.release();\n}'],
    ['break out of a switch', 'for (const item of items) {\nconst c = await pool.connect();\nswitch (kind) { case 1: break; }\nc.release();\n}'],
    ['break out of the loop around a switch', 'loop: for (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\nswitch (kind) { case 1: break loop; }\nc.release();\n}'],
    ['continue inside a switch', 'for (const item of items) {\nconst c = await pool.connect(); // want no-unreleased-connection\nswitch (kind) { case 1: continue; }\nc.release();\n}'],
    ['two labels', 'one: two: for (const item of items) {\nconst c = await pool.connect();\nc.release();\ncontinue one;\n}'],
  ])('%s', (_, body) => expectMarkedBody(body));
});
