/**
 * What hands instances of Sequelize to the classes of a Nest program. It makes them and closes them by itself; what they
 * do is Sequelize's.
 *
 * @library @nestjs/sequelize
 * @package @nestjs/sequelize 12.0.0
 */
declare module '@nestjs/sequelize' {
  import { Options } from 'sequelize';

  export class SequelizeModule {
    /** @configures pool */
    static forRoot(options: SequelizeModuleOptions): any;
    /** @configures pool */
    static forRootAsync(options: SequelizeModuleAsyncOptions): any;
    static forFeature(entities?: any, connection?: any): any;
  }

  /**
   * Those of Sequelize, and a few more.
   * @options open
   */
  export interface SequelizeModuleOptions extends Options {
    name?: string;
    uri?: string;
    /** How often it fails until it gives up. @unit count @default 9 */
    retryAttempts?: number;
    /** @unit ms @default 3000 */
    retryDelay?: number;
    /** @default false */
    autoLoadModels?: boolean;
    /** @default true */
    autoCloseConnection?: boolean;
    /** @default true */
    synchronize?: boolean;
    models?: any;
  }

  /** @options open */
  export interface SequelizeModuleAsyncOptions {
    name?: string;
    imports?: any;
    inject?: any;
    useExisting?: new (...values: any[]) => SequelizeOptionsFactory;
    useClass?: new (...values: any[]) => SequelizeOptionsFactory;
    useFactory?: (...values: any[]) => Promise<SequelizeModuleOptions> | SequelizeModuleOptions;
  }

  export interface SequelizeOptionsFactory {
    createSequelizeOptions(name?: string): Promise<SequelizeModuleOptions> | SequelizeModuleOptions;
  }

  export const InjectModel: (entity: any, connection?: any) => any;
  export const InjectConnection: (connection?: any) => any;
  export const getModelToken: (entity: any, connection?: any) => any;
  export const getConnectionToken: (connection?: any) => any;
}
