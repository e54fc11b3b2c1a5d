/**
 * better-sqlite3, read at 12.11.1, and node:sqlite, read at Node 26.10: the iterators over the rows of a statement.
 *
 * - `iterate()` keeps the database busy until it is at its end, is returned from, or throws; nothing can be written
 *   meanwhile. A loop over all of it, or left by `break`, sees to that.
 */
import type { Adapter, Recorder, RecorderOf } from '../adapter.js';
import { type Method, replaceMethod } from '../replace-method.js';
import { LeaseClass, Leases } from './leases.js';
import { hasMethods, isObject, memberOf } from './shape.js';
import { SharedMethods } from './shared-methods.js';

export const betterSqlite3Adapter: Adapter = {
  library: 'better-sqlite3',
  acquireMethod: 'prepare',
  recognises: (value): value is object => hasMethods(value, ['prepare', 'pragma', 'transaction', 'loadExtension', 'backup']),
  instrument,
};

export const nodeSqliteAdapter: Adapter = {
  library: 'node:sqlite',
  acquireMethod: 'prepare',
  recognises: (value): value is object => hasMethods(value, ['prepare', 'exec', 'open', 'createSession', 'applyChangeset']),
  instrument,
};

const iterators = new LeaseClass({
  probe: {},
  endings: [{ method: 'next', isOver: (result) => memberOf(result, 'done') === true }, { method: 'return' }],
  endsOnce: false,
});

interface Statement {
  /** The recorder of its database, as long as that is tracked. */
  readonly recorder: () => Recorder | undefined;
  readonly leases: Leases;
}

const statements = new WeakMap<object, Statement>();
const iterates = new SharedMethods('iterate', watchIterate);

function instrument(target: object, recorderOf: RecorderOf): () => void {
  const leases = new Leases(iterators);
  const iterating = iterates.user();
  const restore = replaceMethod(target, 'prepare', (original) => {
    return function prepare(...values): unknown {
      const statement = Reflect.apply(original, this, values);
      if (recorderOf(this) === undefined || !isObject(statement)) return statement;
      statements.set(statement, { recorder: () => recorderOf(this), leases });
      iterating.instrument(statement);
      return statement;
    };
  });
  return () => {
    restore();
    iterating.release();
    leases.restore();
  };
}

function watchIterate(original: Method): Method {
  return function iterate(...values) {
    const statement = isObject(this) ? statements.get(this) : undefined;
    const recorder = statement?.recorder();
    if (statement === undefined || recorder === undefined) return Reflect.apply(original, this, values);
    const acquisition = recorder.requested('handed-out', iterate, null);
    try {
      const iterator = Reflect.apply(original, this, values);
      statement.leases.grant(iterator, acquisition, recorder);
      return iterator;
    } catch (error) {
      recorder.refused(acquisition);
      throw error;
    }
  };
}
