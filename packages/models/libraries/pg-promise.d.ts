/**
 * pg-promise, over a pg of its own.
 *
 * @library pg-promise
 * @verified server
 * @package pg-promise 12.7.1
 */
declare module 'pg-promise' {
  import { Pool, PoolConfig } from 'pg';

  namespace pgPromise {
    /** Each query takes a connection for itself. */
    interface IDatabase<Ext = {}> {
      /** @view */
      readonly $pool: Pool;
      readonly $cn: any;
      readonly $dc: any;
      readonly $config: any;
      /** @acquire connection */
      connect(options?: { direct?: boolean; onLost?: any }): Promise<IConnected<Ext> & Ext>;
      /** @oneShot query @sql arg 0 */
      query<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @oneShot query @sql arg 0 */
      none(query: any, values?: any, ...others: any[]): Promise<null>;
      /** @oneShot query @sql arg 0 */
      one<T = any>(query: any, values?: any, ...others: any[]): Promise<T>;
      /** @oneShot query @sql arg 0 */
      oneOrNone<T = any>(query: any, values?: any, ...others: any[]): Promise<T | null>;
      /** @oneShot query @sql arg 0 */
      many<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @oneShot query @sql arg 0 */
      manyOrNone<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @oneShot query @sql arg 0 */
      any<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @oneShot query @sql arg 0 */
      result<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @oneShot query @sql arg 0 */
      multi<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @oneShot query @sql arg 0 */
      multiResult<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @oneShot query @sql arg 0 */
      map<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @oneShot query @sql arg 0 */
      each<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @oneShot query */
      func<T = any>(name: string, values?: any, ...others: any[]): Promise<any>;
      /** @oneShot query */
      proc<T = any>(name: string, values?: any, ...others: any[]): Promise<any>;
      /** @oneShot query */
      stream(query: any, init: (stream: any) => void): Promise<{ processed: number; duration: number }>;
      /** @scope connection */
      task<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @scope connection */
      task<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @scope connection */
      taskIf<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @scope connection */
      taskIf<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @scope transaction */
      tx<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @scope transaction */
      tx<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @scope transaction */
      txIf<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @scope transaction */
      txIf<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
    }

    /**
     * What `connect()` hands out. A second `done()` throws.
     * @resource connection @release done @doubleRelease throws
     */
    interface IConnected<Ext = {}> {
      readonly client: any;
      /** @discards arg 0 */
      done(kill?: boolean): void | Promise<void>;
      /** @use @sql arg 0 */
      query<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @use @sql arg 0 */
      none(query: any, values?: any, ...others: any[]): Promise<null>;
      /** @use @sql arg 0 */
      one<T = any>(query: any, values?: any, ...others: any[]): Promise<T>;
      /** @use @sql arg 0 */
      oneOrNone<T = any>(query: any, values?: any, ...others: any[]): Promise<T | null>;
      /** @use @sql arg 0 */
      many<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use @sql arg 0 */
      manyOrNone<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use @sql arg 0 */
      any<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use @sql arg 0 */
      result<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @use @sql arg 0 */
      multi<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @use @sql arg 0 */
      multiResult<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @use @sql arg 0 */
      map<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use @sql arg 0 */
      each<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use */
      func<T = any>(name: string, values?: any, ...others: any[]): Promise<any>;
      /** @use */
      proc<T = any>(name: string, values?: any, ...others: any[]): Promise<any>;
      /** @use */
      stream(query: any, init: (stream: any) => void): Promise<{ processed: number; duration: number }>;
      /** @use */
      task<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      task<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      taskIf<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      taskIf<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      tx<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      tx<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      txIf<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      txIf<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      batch(values: any[], options?: any): Promise<any[]>;
      /** @use */
      page(source: any, options?: any): Promise<any>;
      /** @use */
      sequence(source: any, options?: any): Promise<any>;
    }

    /** What a task or a transaction works with. */
    interface ITask<Ext = {}> {
      readonly ctx: any;
      /** @use @sql arg 0 */
      query<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @use @sql arg 0 */
      none(query: any, values?: any, ...others: any[]): Promise<null>;
      /** @use @sql arg 0 */
      one<T = any>(query: any, values?: any, ...others: any[]): Promise<T>;
      /** @use @sql arg 0 */
      oneOrNone<T = any>(query: any, values?: any, ...others: any[]): Promise<T | null>;
      /** @use @sql arg 0 */
      many<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use @sql arg 0 */
      manyOrNone<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use @sql arg 0 */
      any<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use @sql arg 0 */
      result<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @use @sql arg 0 */
      multi<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @use @sql arg 0 */
      multiResult<T = any>(query: any, values?: any, ...others: any[]): Promise<any>;
      /** @use @sql arg 0 */
      map<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use @sql arg 0 */
      each<T = any>(query: any, values?: any, ...others: any[]): Promise<T[]>;
      /** @use */
      func<T = any>(name: string, values?: any, ...others: any[]): Promise<any>;
      /** @use */
      proc<T = any>(name: string, values?: any, ...others: any[]): Promise<any>;
      /** @use */
      stream(query: any, init: (stream: any) => void): Promise<{ processed: number; duration: number }>;
      /** @use */
      task<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      task<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      taskIf<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      taskIf<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      tx<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      tx<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      txIf<T>(work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      txIf<T>(options: any, work: (task: ITask<Ext> & Ext) => T | Promise<T>): Promise<T>;
      /** @use */
      batch(values: any[], options?: any): Promise<any[]>;
      /** @use */
      page(source: any, options?: any): Promise<any>;
      /** @use */
      sequence(source: any, options?: any): Promise<any>;
    }
    type IBaseProtocol<Ext = {}> = ITask<Ext>;

    interface IMain<Ext = {}> {
      (connection: string | PoolConfig, context?: any): IDatabase<Ext> & Ext;
      readonly PreparedStatement: any;
      readonly ParameterizedQuery: any;
      readonly QueryFile: any;
      readonly queryResult: any;
      readonly minify: any;
      readonly spex: any;
      readonly errors: any;
      readonly utils: any;
      readonly txMode: any;
      readonly helpers: any;
      readonly as: any;
      readonly pg: any;
      end(): void;
    }

    /** @options rejected */
    interface IInitOptions<Ext = {}> {
      noWarnings?: boolean;
      pgFormatting?: boolean;
      pgNative?: boolean;
      capSQL?: boolean;
      schema?: any;
      connect?: any;
      disconnect?: any;
      query?: any;
      receive?: any;
      task?: any;
      transact?: any;
      error?: any;
      extend?: any;
      /** @until 11 */
      noLocking?: boolean;
      /** @until 12 */
      promiseLib?: any;
    }
  }

  function pgPromise<Ext = {}>(options?: pgPromise.IInitOptions<Ext>): pgPromise.IMain<Ext>;
  namespace pgPromise {
    const as: any;
    const errors: any;
    const minify: any;
    const PreparedStatement: any;
    const ParameterizedQuery: any;
    const QueryFile: any;
    const queryResult: any;
    const spex: any;
    const txMode: any;
    const utils: any;
  }
  export = pgPromise;
}
