/** What people build of single statements, so that programs that are nearly right are not rare. */
import type { Block, Condition } from './program.js';

const RELEASE = { kind: 'release', client: 0, byFunction: false } as const;

/** `const client = await pool.connect(); try { … } finally { client.release(); }` */
export function tryFinally(body: Block): Block {
  return [{ kind: 'acquire', through: 'pool' }, { kind: 'try', body, handler: undefined, cleanup: [RELEASE] }];
}

/** `let client; try { client = await pool.connect(); … } finally { client?.release(); }` */
export function guardedFinally(body: Block): Block {
  return [{ kind: 'declare' }, { kind: 'try', body: [{ kind: 'assign', client: 0 }, ...body], handler: undefined, cleanup: [RELEASE] }];
}

/** `await client.query('BEGIN'); try { … await client.query('COMMIT'); } catch (error) { await client.query('ROLLBACK'); throw error; } finally { client.release(); }` */
export function transaction([body, rethrows]: readonly [Block, boolean]): Block {
  const step = (text: 'BEGIN' | 'COMMIT' | 'ROLLBACK') => ({ kind: 'transaction', client: 0, step: text }) as const;
  return [
    { kind: 'acquire', through: 'pool' },
    step('BEGIN'),
    { kind: 'try', body: [...body, step('COMMIT')], handler: [step('ROLLBACK'), ...(rethrows ? [{ kind: 'rethrow' } as const] : [])], cleanup: [RELEASE] },
  ];
}

/** `let released = false; … client.release(); released = true; … if (!released) client.release();` */
export function flaggedRelease([before, after]: readonly [Block, Block]): Block {
  return [
    { kind: 'acquire', through: 'pool' },
    { kind: 'declareFlag' },
    {
      kind: 'try',
      body: [...before, RELEASE, { kind: 'setFlag', flag: 0, value: true }, ...after],
      handler: undefined,
      cleanup: [{ kind: 'if', condition: { kind: 'flag', reference: 0, negated: true }, whenTrue: [RELEASE], whenFalse: [] }],
    },
  ];
}

/** `let client; if (first) client = await pool.connect(); … if (first) client?.release();` */
export function conditionalClient([condition, body]: readonly [Condition, Block]): Block {
  return [
    { kind: 'declare' },
    { kind: 'if', condition, whenTrue: [{ kind: 'assign', client: 0 }], whenFalse: [] },
    ...body,
    { kind: 'if', condition, whenTrue: [RELEASE], whenFalse: [] },
  ];
}

/** `const client = await pool.connect(); switch (kind) { … case 2: client.release(); }` */
export function releaseByKind(cases: readonly { readonly body: Block; readonly breaks: boolean }[]): Block {
  return [
    { kind: 'acquire', through: 'pool' },
    { kind: 'switch', cases: [...cases, { body: [RELEASE], breaks: false }], byDefault: true },
  ];
}

/** `const client = given ?? (await pool.connect()); try { … } finally { if (!given) client.release(); }` */
export function borrowOrAcquire(body: Block): Block {
  return [
    { kind: 'given' },
    { kind: 'fallback', client: 0 },
    { kind: 'try', body, handler: undefined, cleanup: [{ kind: 'if', condition: { kind: 'client', reference: 0, negated: true, compared: undefined }, whenTrue: [RELEASE], whenFalse: [] }] },
  ];
}

/** `const cleanUp = async () => { client.release(); }; try { … } finally { await cleanUp(); }` */
export function calledCleanup(body: Block): Block {
  return [
    { kind: 'acquire', through: 'pool' },
    { kind: 'closure', body: [RELEASE] },
    { kind: 'try', body, handler: undefined, cleanup: [{ kind: 'runClosure', closure: 0 }] },
  ];
}

/** `try { … } catch (error) { client.release(); throw error; } client.release();` */
export function releaseOnFailure([body, after]: readonly [Block, Block]): Block {
  return [
    { kind: 'acquire', through: 'pool' },
    { kind: 'try', body, handler: [RELEASE, { kind: 'rethrow' }], cleanup: undefined },
    ...after,
    RELEASE,
  ];
}

/** `const client = await open(); … client?.release();`, where `open` is a function of its own. */
export function acquiringFunction([inside, behind]: readonly [Block, Block]): Block {
  return [
    { kind: 'call', client: undefined, body: [{ kind: 'acquire', through: 'pool' }, ...inside, { kind: 'return', client: 0 }], result: 'kept' },
    { kind: 'try', body: behind, handler: undefined, cleanup: [RELEASE] },
  ];
}

/** `pool.connect((error, client, done) => { if (error) return; client.query('…', (failure) => { done(); … }); })` */
export function callbackOfQuery(body: Block): Block {
  const released = { kind: 'release', client: 0, byFunction: true } as const;
  return [{
    kind: 'callback',
    continuation: { guard: 'return', failed: [], body: [], next: { operation: 'query', client: 0, then: { guard: 'return', failed: [released], body: [...body, released], next: undefined } } },
  }];
}
