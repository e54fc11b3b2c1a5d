/**
 * sqlite: promises over sqlite3 or another driver.
 *
 * @library sqlite
 * @verified server
 * @package sqlite 5.1.1
 */
declare module 'sqlite' {
  /**
   * Statements that are not finalized keep it from closing.
   * @resource connection @release close @doubleRelease rejects
   */
  export class Database<Driver = any, DriverStatement = any> {
    constructor(config: Config);
    config: Config;
    db: any;

    /** @connect @use */
    open(): Promise<void>;
    /** @discards */
    close(): Promise<void>;
    /** @safe */
    configure(option: string, value: any): any;
    /** @use @sql arg 0 */
    run(sql: any, ...values: any[]): Promise<RunResult>;
    /** @use @sql arg 0 */
    get<T = any>(sql: any, ...values: any[]): Promise<T | undefined>;
    /** @use @sql arg 0 */
    all<T = any[]>(sql: any, ...values: any[]): Promise<T>;
    /** @use @sql arg 0 */
    each<T = any>(sql: any, ...values: any[]): Promise<number>;
    /** @use @sql arg 0 */
    exec(sql: any): Promise<void>;
    /** @use @acquire statement @sql arg 0 */
    prepare(sql: any, ...values: any[]): Promise<Statement>;
    /** @use */
    loadExtension(path: string): Promise<void>;
    /** @use */
    migrate(config?: any): Promise<void>;
    getDatabaseInstance(): any;
    /** @safe */
    on(event: string, listener: (...values: any[]) => void): void;
  }

  /** @resource statement @release finalize @doubleRelease rejects */
  export class Statement<DriverStatement = any> {
    stmt: any;
    getStatementInstance(): any;
    /** @use */
    bind(...values: any[]): Promise<void>;
    /** @use */
    reset(): Promise<void>;
    finalize(): Promise<void>;
    /** @use */
    run(...values: any[]): Promise<RunResult>;
    /** @use */
    get<T = any>(...values: any[]): Promise<T | undefined>;
    /** @use */
    all<T = any>(...values: any[]): Promise<T>;
    /** @use */
    each<T = any>(...values: any[]): Promise<number>;
  }

  /** @acquire connection */
  export function open(config: Config): Promise<Database>;

  /** @options open */
  export interface Config {
    filename: string;
    mode?: number;
    driver: any;
  }
  export interface RunResult {
    stmt: any;
    lastID?: number;
    changes?: number;
  }
}
