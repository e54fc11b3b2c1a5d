/**
 * What hands TypeORM's data sources to the classes of a Nest program. It makes them and destroys them by itself; what
 * they do is TypeORM's.
 *
 * @library @nestjs/typeorm
 * @package @nestjs/typeorm 12.0.2
 */
declare module '@nestjs/typeorm' {
  import { DataSource, DataSourceOptions } from 'typeorm';

  export class TypeOrmModule {
    /** @configures pool */
    static forRoot(options?: TypeOrmModuleOptions, name?: string): any;
    /** @configures pool */
    static forRootAsync(options: TypeOrmModuleAsyncOptions): any;
    static forFeature(entities?: any, dataSource?: any): any;
  }

  /**
   * Those of a data source, and a few more.
   * @options open
   */
  export interface TypeOrmModuleOptions extends DataSourceOptions {
    /** Counts the first attempt, too. @unit count @default 10 */
    retryAttempts?: number;
    /** @unit ms @default 3000 */
    retryDelay?: number;
    toRetry?: (err: any) => boolean;
    /** @default false */
    autoLoadEntities?: boolean;
    /** @default false */
    verboseRetryLog?: boolean;
    /** @default false */
    manualInitialization?: boolean;
    /** @until 9 */
    keepConnectionAlive?: boolean;
  }

  /** @options open */
  export interface TypeOrmModuleAsyncOptions {
    name?: string;
    imports?: any;
    inject?: any;
    useExisting?: new (...values: any[]) => TypeOrmOptionsFactory;
    useClass?: new (...values: any[]) => TypeOrmOptionsFactory;
    useFactory?: (...values: any[]) => Promise<TypeOrmModuleOptions> | TypeOrmModuleOptions;
    dataSourceFactory?: any;
    extraProviders?: any;
  }

  export interface TypeOrmOptionsFactory {
    createTypeOrmOptions(name?: string): Promise<TypeOrmModuleOptions> | TypeOrmModuleOptions;
  }
  export type TypeOrmDataSourceFactory = (options?: DataSourceOptions) => Promise<DataSource>;

  export const InjectRepository: (entity: any, dataSource?: any) => any;
  export const InjectDataSource: (dataSource?: any) => any;
  export const InjectConnection: (dataSource?: any) => any;
  export const InjectEntityManager: (dataSource?: any) => any;
  export const getRepositoryToken: (entity: any, dataSource?: any) => any;
  export const getCustomRepositoryToken: (repository: any) => any;
  export const getDataSourceToken: (dataSource?: any) => any;
  export const getConnectionToken: (dataSource?: any) => any;
  export const getEntityManagerToken: (dataSource?: any) => any;
}
