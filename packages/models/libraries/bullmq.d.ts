/**
 * BullMQ: each object opens one or two connections to Redis when it is made.
 *
 * @library bullmq
 * @verified server
 * @package bullmq 6.7.0
 */
declare module 'bullmq' {
  export class QueueBase {
    readonly name: string;
    /** @safe @view */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeListener(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeAllListeners(event?: string): this;
  }

  /** @resource connection @shared @release close disconnect @doubleRelease ignored */
  export class Queue<Data = any, Result = any, Name extends string = string> extends QueueBase {
    /** @acquire connection */
    constructor(name: string, options?: QueueOptions);
    /** @use */
    add(name: any, data: any, options?: any): Promise<Job<Data, Result, Name>>;
    /** @use */
    addBulk(jobs: any[]): Promise<Job<Data, Result, Name>[]>;
    /** @use */
    getJob(id: string): Promise<Job<Data, Result, Name> | undefined>;
    /** @use */
    getJobs(types?: any, start?: number, end?: number, asc?: boolean): Promise<Job<Data, Result, Name>[]>;
    /** @use */
    getJobCounts(...types: any[]): Promise<any>;
    /** @use */
    upsertJobScheduler(id: string, repeat: any, template?: any): Promise<any>;
    /** @use */
    removeJobScheduler(id: string): Promise<boolean>;
    /** @use */
    drain(delayed?: boolean): Promise<void>;
    /** @use */
    obliterate(options?: any): Promise<void>;
    /** @use */
    waitUntilReady(): Promise<any>;
    close(): Promise<void>;
    disconnect(): Promise<void>;
  }

  /**
   * Works until it is closed. Closing waits for the jobs that run.
   * @resource connection @shared @release close disconnect @doubleRelease ignored
   */
  export class Worker<Data = any, Result = any, Name extends string = string> extends QueueBase {
    /** @acquire connection @subscribes */
    constructor(name: string, processor?: any, options?: WorkerOptions);
    /** @safe */
    run(): Promise<void>;
    /** @use */
    waitUntilReady(): Promise<any>;
    /** @use */
    getNextJob(token?: string, options?: any): Promise<Job<Data, Result, Name> | undefined>;
    pause(doNotWaitActive?: boolean): Promise<void>;
    resume(): void;
    close(force?: boolean): Promise<void>;
    disconnect(): Promise<void>;
  }

  /** @resource connection @shared @release close disconnect @doubleRelease ignored */
  export class QueueEvents extends QueueBase {
    /** @acquire connection */
    constructor(name: string, options?: QueueEventsOptions);
    /** @safe @view @subscribes */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @use */
    waitUntilReady(): Promise<any>;
    close(): Promise<void>;
    disconnect(): Promise<void>;
  }

  /** @resource connection @shared @release close disconnect @doubleRelease ignored */
  export class FlowProducer extends QueueBase {
    /** @acquire connection */
    constructor(options?: QueueBaseOptions);
    /** @use */
    add(flow: any, options?: any): Promise<any>;
    /** @use */
    addBulk(flows: any[]): Promise<any[]>;
    /** @use */
    waitUntilReady(): Promise<any>;
    close(): Promise<void>;
    disconnect(): Promise<void>;
  }

  export class Job<Data = any, Result = any, Name extends string = string> {
    id?: string;
    name: Name;
    data: Data;
    waitUntilFinished(events: QueueEvents, ttl?: number): Promise<Result>;
    moveToCompleted(value: any, token: string, fetchNext?: boolean): Promise<any>;
    moveToFailed(error: any, token: string, fetchNext?: boolean): Promise<any>;
    updateProgress(progress: any): Promise<void>;
    remove(): Promise<void>;
  }

  /** @options open */
  export interface QueueBaseOptions {
    connection?: any;
    prefix?: string;
    [option: string]: any;
  }
  /** @options open */
  export interface QueueOptions extends QueueBaseOptions {
    defaultJobOptions?: any;
  }
  /** @options open */
  export interface WorkerOptions extends QueueBaseOptions {
    concurrency?: number;
    autorun?: boolean;
    /** @unit ms @default 30000 */
    lockDuration?: number;
  }
  /** @options open */
  export interface QueueEventsOptions extends QueueBaseOptions {
    autorun?: boolean;
  }
  export type ConnectionOptions = any;
  export type JobsOptions = any;
  export type Processor<Data = any, Result = any, Name extends string = string> = any;
  export class UnrecoverableError extends Error {}
}

declare module 'bull' {
  /**
   * Bull, before BullMQ: two or three connections each, opened when they are needed.
   * @resource connection @shared @release close @doubleRelease ignored
   */
  class Queue<Data = any> {
    /** @acquire connection */
    constructor(name: string, options?: Queue.QueueOptions);
    /** @acquire connection */
    constructor(name: string, url: string, options?: Queue.QueueOptions);
    readonly name: string;
    readonly client: any;
    /** @use */
    add(...values: any[]): Promise<any>;
    /** @use */
    addBulk(jobs: any[]): Promise<any[]>;
    /** @safe @subscribes */
    process(...values: any[]): Promise<void>;
    /** @use */
    getJob(id: any): Promise<any>;
    /** @use */
    getJobs(types: any, start?: number, end?: number, asc?: boolean): Promise<any[]>;
    /** @use */
    getJobCounts(): Promise<any>;
    /** @use */
    empty(): Promise<void>;
    /** @use */
    clean(...values: any[]): Promise<any>;
    /** @use */
    isReady(): Promise<this>;
    pause(...values: any[]): Promise<void>;
    resume(...values: any[]): Promise<void>;
    close(doNotWaitJobs?: boolean): Promise<void>;
    /** @safe @view @subscribes */
    on(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    once(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    off(event: string, listener: (...values: any[]) => void): this;
    /** @safe @view */
    removeListener(event: string, listener: (...values: any[]) => void): this;
  }
  namespace Queue {
    /** @options open */
    interface QueueOptions {
      redis?: any;
      prefix?: string;
      defaultJobOptions?: any;
      limiter?: any;
      settings?: any;
      createClient?: any;
      [option: string]: any;
    }
    type Job<Data = any> = any;
    type JobOptions = any;
    type DoneCallback = any;
  }
  export = Queue;
}
