/**
 * MikroORM: entity managers, and the transactions that a program begins on them.
 *
 * @library mikro-orm
 * @package @mikro-orm/core 7.2.1
 */
declare module '@mikro-orm/core' {
  /** @resource pool @lazy @release close */
  export class MikroORM<Driver = any, Manager = any> {
    /** @acquire pool @notFor :memory: */
    constructor(options: Options);
    /** @acquire pool @notFor :memory: */
    static init(options?: any): Promise<MikroORM>;
    /** @view */
    readonly em: EntityManager;
    readonly config: any;
    readonly schema: any;
    readonly migrator: any;
    readonly seeder: any;
    /** @connect @use */
    connect(): Promise<any>;
    isConnected(): Promise<boolean>;
    /** @safe */
    getMetadata(...values: any[]): any;
    close(force?: boolean): Promise<void>;
    /** @since 7.0 */
    [Symbol.asyncDispose](): Promise<void>;
  }
  export class EntityManager<Driver = any> {
    /** @view */
    fork(options?: any): this;
    /** @use @begin */
    begin(options?: any): Promise<void>;
    /** @use @commit */
    commit(): Promise<void>;
    /** @use @rollback */
    rollback(): Promise<void>;
    /**
     * The work's own context leads `orm.em` to the transaction; only a fork made without a context goes past it.
     * @scope transaction @ambient
     */
    transactional<Value>(work: (em: this) => Value | Promise<Value>, options?: any): Promise<Value>;
    isInTransaction(): boolean;
    /** @oneShot query */
    find(...values: any[]): Promise<any>;
    /** @oneShot query */
    findOne(...values: any[]): Promise<any>;
    /** @oneShot query */
    findOneOrFail(...values: any[]): Promise<any>;
    /** @oneShot query */
    findAndCount(...values: any[]): Promise<any>;
    /** @oneShot query */
    findByCursor(...values: any[]): Promise<any>;
    /** @oneShot query */
    findAll(...values: any[]): Promise<any>;
    /** @oneShot query */
    count(...values: any[]): Promise<any>;
    /** @oneShot query */
    insert(...values: any[]): Promise<any>;
    /** @oneShot query */
    insertMany(...values: any[]): Promise<any>;
    /** @oneShot query */
    nativeInsert(...values: any[]): Promise<any>;
    /** @oneShot query */
    nativeUpdate(...values: any[]): Promise<any>;
    /** @oneShot query */
    nativeDelete(...values: any[]): Promise<any>;
    /** @oneShot query */
    upsert(...values: any[]): Promise<any>;
    /** @oneShot query */
    upsertMany(...values: any[]): Promise<any>;
    /** @oneShot query */
    refresh(...values: any[]): Promise<any>;
    /** @oneShot query */
    populate(...values: any[]): Promise<any>;
    /** @oneShot query */
    flush(...values: any[]): Promise<any>;
    /** @oneShot query */
    persistAndFlush(...values: any[]): Promise<any>;
    /** @oneShot query */
    removeAndFlush(...values: any[]): Promise<any>;
    /** @oneShot query */
    lock(...values: any[]): Promise<any>;
    /** @oneShot query */
    aggregate(...values: any[]): Promise<any>;
    /** @safe */
    persist(entity: any): this;
    /** @safe */
    remove(entity: any): this;
    /** @safe */
    create(entity: any, data: any, options?: any): any;
    /** @safe */
    assign(entity: any, data: any, options?: any): any;
    /** @safe */
    merge(...values: any[]): any;
    /** @safe */
    map(...values: any[]): any;
    /** @safe */
    getReference(...values: any[]): any;
    /** @safe */
    clear(): void;
    getRepository(entity: any): any;
    getConnection(type?: string): any;
    getKnex(): any;
    /** @safe */
    getKysely(): any;
    createQueryBuilder(...values: any[]): any;
    qb(...values: any[]): any;
    execute(...values: any[]): Promise<any>;
  }
  export class SqlEntityManager<Driver = any> extends EntityManager<Driver> {}

  /** @options open */
  export interface Options {
    driver?: any;
    entities?: any;
    pool?: any;
    driverOptions?: any;
    [option: string]: any;
  }
  export const Entity: any;
  export const PrimaryKey: any;
  export const Property: any;
  export const ManyToOne: any;
  export const OneToMany: any;
  export const OneToOne: any;
  export const ManyToMany: any;
  export const Enum: any;
  export const Index: any;
  export const Unique: any;
  export const Embeddable: any;
  export const Embedded: any;
  export const Formula: any;
  export const Filter: any;
  export const RequestContext: any;
  export const CreateRequestContext: any;
  export const EnsureRequestContext: any;
  export const Transactional: any;
  export const LockMode: any;
  export const IsolationLevel: any;
  export const EntityRepository: any;
  export type EntityRepository<Entity = any> = any;
  export const Collection: any;
  export type Collection<Entity = any> = any;
  export type Rel<Entity = any> = any;
  export type Ref<Entity = any> = any;
  export const defineConfig: any;
  export const raw: any;
  export const wrap: any;
}

declare module '@mikro-orm/postgresql' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/mysql' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/mariadb' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/mssql' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/sqlite' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/better-sqlite' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/libsql' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/mongodb' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/knex' {
  export * from '@mikro-orm/core';
}

declare module '@mikro-orm/sql' {
  export * from '@mikro-orm/core';
}
