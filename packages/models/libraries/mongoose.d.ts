/**
 * Mongoose, over the MongoDB driver; `@nestjs/mongoose` hands its connections to classes.
 *
 * @library mongoose
 * @package mongoose 9.12.1
 * @package @nestjs/mongoose 12.0.0
 */
declare module 'mongoose' {
  import { ChangeStream, ClientSession as DriverSession, ClientSessionOptions, MongoClient, MongoClientOptions } from 'mongodb';

  export type ClientSession = DriverSession;

  /**
   * A client of its own, with its pools; it stays in `mongoose.connections` until it is destroyed.
   * @resource pool @shared @release close destroy @doubleRelease ignored
   */
  export class Connection {
    readonly readyState: number;
    readonly name: string;
    readonly host: string;
    readonly db: any;
    models: any;
    /** @safe @view */
    asPromise(): Promise<this>;
    /** @use */
    openUri(uri: string, options?: ConnectOptions): Promise<Connection>;
    close(force?: any): Promise<void>;
    /** @until 7 */
    close(callback: (err: any) => void): void;
    destroy(force?: any): Promise<void>;
    /** @safe */
    getClient(): MongoClient;
    /** @view */
    useDb(name: string, options?: any): Connection;
    /** @view */
    model<Document = any>(name: string, schema?: any, collection?: string, options?: any): Model<Document>;
    collection(name: string, options?: any): any;
    /** @acquire session */
    startSession(options?: ClientSessionOptions): Promise<DriverSession>;
    /** @use */
    transaction<Result>(work: (session: DriverSession) => Promise<Result>, options?: any): Promise<Result>;
    /** @use */
    withSession<Result>(work: (session: DriverSession) => Promise<Result>): Promise<Result>;
    /** @acquire cursor */
    watch(pipeline?: any[], options?: any): ChangeStream;
    /** @oneShot query */
    dropDatabase(): Promise<void>;
    /** @oneShot query */
    createCollection(name: string, options?: any): Promise<any>;
    /** @safe @view */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    addListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeAllListeners(event?: string): this;
    readonly [member: string]: any;
  }

  /** What `model()` gives: a class, whose own methods do the work. */
  export interface Model<Document = any, Helpers = any, Methods = any, Virtuals = any, Hydrated = any, Definition = any> {
    new (document?: any, fields?: any, options?: any): any;
    readonly db: Connection;
    readonly modelName: string;
    /** @acquire session */
    startSession(options?: ClientSessionOptions): Promise<DriverSession>;
    /** @acquire cursor */
    watch(pipeline?: any[], options?: any): ChangeStream;
    [member: string]: any;
  }

  export class Mongoose {
    readonly connection: Connection;
    readonly connections: Connection[];
    connect(uri: string, options?: ConnectOptions): Promise<Mongoose>;
    disconnect(): Promise<void>;
    /** @acquire pool @url arg 0 */
    createConnection(uri: string, options?: ConnectOptions): Connection;
    createConnection(): Connection;
    /** @acquire session */
    startSession(options?: ClientSessionOptions): Promise<DriverSession>;
    model<Document = any>(name: string, schema?: any, collection?: string, options?: any): Model<Document>;
    readonly [member: string]: any;
  }

  export function connect(uri: string, options?: ConnectOptions): Promise<Mongoose>;
  export function disconnect(): Promise<void>;
  /** @acquire pool @url arg 0 */
  export function createConnection(uri: string, options?: ConnectOptions): Connection;
  export function createConnection(): Connection;
  /** @acquire session */
  export function startSession(options?: ClientSessionOptions): Promise<DriverSession>;
  export function model<Document = any>(name: string, schema?: any, collection?: string, options?: any): Model<Document>;
  /** @safe */
  export function set(name: string, value?: any): any;
  /** @safe */
  export function isValidObjectId(value: any): boolean;
  /** @safe */
  export function plugin(...values: any[]): any;
  export const connection: Connection;
  export const connections: Connection[];
  export const Schema: any;
  export type Schema<Document = any, Kind = any, Methods = any> = any;
  export const Types: any;
  export namespace Types {
    type ObjectId = any;
    type DocumentArray<Item> = any;
    type Array<Item> = any;
    type Decimal128 = any;
    type Map<Item> = any;
    type Buffer = any;
  }
  export type Document<Id = any, Helpers = any, Definition = any> = any;
  export type HydratedDocument<Definition = any, Methods = any> = any;
  export type FilterQuery<Definition = any> = any;
  export type UpdateQuery<Definition = any> = any;
  export type QueryFilter<Definition = any> = any;
  export type PipelineStage = any;
  export type ObjectId = any;
  export type Query<Result = any, Definition = any> = any;
  export type InferSchemaType<Definition = any> = any;
  export const mongo: any;
  export const models: any;

  /** What the driver takes, and a few more.
   * @options rejected
   */
  export interface ConnectOptions extends MongoClientOptions {
    /** @default true */
    bufferCommands?: boolean;
    /** @unit ms @default 10000 */
    bufferTimeoutMS?: number;
    user?: string;
    pass?: string;
    autoIndex?: boolean;
    autoCreate?: boolean;
    sanitizeFilter?: boolean;
    lean?: any;
    plugins?: any;
    /** @until 6 */
    useCreateIndex?: boolean;
    /** @until 6 */
    useFindAndModify?: boolean;
    /** @until 6 */
    poolSize?: number;
    /** @until 6 */
    connectWithNoPrimary?: boolean;
  }

  import self = require('mongoose');
  export default self;
}

declare module '@nestjs/mongoose' {
  import { ConnectOptions } from 'mongoose';

  export class MongooseModule {
    /** @configures pool @url arg 0 */
    static forRoot(uri: string, options?: MongooseModuleOptions): any;
    /** @configures pool */
    static forRootAsync(options: MongooseModuleAsyncOptions): any;
    static forFeature(models?: any, connection?: string): any;
    static forFeatureAsync(factories?: any, connection?: string): any;
  }

  /** Those of a connection, and a few more.
   * @options rejected
   */
  export interface MongooseModuleOptions extends ConnectOptions {
    /** @url */
    uri?: string;
    /** @unit count @default 9 */
    retryAttempts?: number;
    /** @unit ms @default 3000 */
    retryDelay?: number;
    connectionName?: string;
    connectionFactory?: any;
    connectionErrorFactory?: any;
    lazyConnection?: boolean;
    onConnectionCreate?: any;
    verboseRetryLog?: boolean;
  }
  /** @options open */
  export interface MongooseModuleAsyncOptions {
    connectionName?: string;
    imports?: any;
    inject?: any;
    useExisting?: new (...values: any[]) => MongooseOptionsFactory;
    useClass?: new (...values: any[]) => MongooseOptionsFactory;
    useFactory?: (...values: any[]) => Promise<MongooseModuleOptions> | MongooseModuleOptions;
  }
  export interface MongooseOptionsFactory {
    createMongooseOptions(): Promise<MongooseModuleOptions> | MongooseModuleOptions;
  }
  export const InjectConnection: (name?: string) => any;
  export const InjectModel: (name: string, connection?: string) => any;
  export const Prop: (options?: any) => any;
  export const Schema: (options?: any) => any;
  export const SchemaFactory: any;
  export const getModelToken: (name: string, connection?: string) => string;
  export const getConnectionToken: (name?: string) => string;
}
