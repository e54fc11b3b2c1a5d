/**
 * amqplib: connections to a broker, and the channels on them.
 *
 * @library amqplib
 * @verified server
 * @package amqplib 2.3.1
 */
declare module 'amqplib' {
  /**
   * Closing a connection closes its channels.
   * @resource connection @shared @release close @doubleRelease rejects @errorEvent error @lastEvent close
   */
  export interface ChannelModel {
    readonly connection: any;
    /** @acquire channel */
    createChannel(options?: any): Promise<Channel>;
    /** @acquire channel */
    createConfirmChannel(options?: any): Promise<ConfirmChannel>;
    /** @discards */
    close(): Promise<void>;
    /** @use */
    updateSecret(secret: any, reason: string): Promise<void>;
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
  }
  export type Connection = ChannelModel;

  /**
   * Connects again by itself.
   * @resource connection @shared @release close @doubleRelease ignored @errorEvent error
   */
  export interface RecoveringChannelModel {
    waitForConnect(): Promise<this>;
    /** @acquire channel */
    createChannel(options?: any): Promise<Channel>;
    /** @acquire channel */
    createConfirmChannel(options?: any): Promise<ConfirmChannel>;
    /** @discards */
    close(): Promise<void>;
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
  }

  /** @resource channel @shared @release close @doubleRelease rejects @errorEvent error @lastEvent close */
  export interface Channel {
    readonly connection: any;
    close(): Promise<void>;
    /** @use @failureEnds */
    assertQueue(queue?: string, options?: any): Promise<Replies.AssertQueue>;
    /** @use @failureEnds */
    checkQueue(queue: string): Promise<Replies.AssertQueue>;
    /** @use @failureEnds */
    deleteQueue(queue: string, options?: any): Promise<any>;
    /** @use @failureEnds */
    purgeQueue(queue: string): Promise<any>;
    /** @use @failureEnds */
    bindQueue(queue: string, source: string, pattern: string, args?: any): Promise<any>;
    /** @use @failureEnds */
    unbindQueue(queue: string, source: string, pattern: string, args?: any): Promise<any>;
    /** @use @failureEnds */
    assertExchange(exchange: string, type: string, options?: any): Promise<any>;
    /** @use @failureEnds */
    checkExchange(exchange: string): Promise<any>;
    /** @use @failureEnds */
    deleteExchange(exchange: string, options?: any): Promise<any>;
    /** @use @failureEnds */
    bindExchange(destination: string, source: string, pattern: string, args?: any): Promise<any>;
    /** @use @failureEnds */
    unbindExchange(destination: string, source: string, pattern: string, args?: any): Promise<any>;
    /** @use */
    publish(exchange: string, routingKey: string, content: any, options?: any): boolean;
    /** @use */
    sendToQueue(queue: string, content: any, options?: any): boolean;
    /** @use @failureEnds @subscribes */
    consume(queue: string, onMessage: (message: ConsumeMessage | null) => any, options?: any): Promise<Replies.Consume>;
    /** @use @failureEnds */
    cancel(consumerTag: string): Promise<any>;
    /** @use @failureEnds */
    get(queue: string, options?: any): Promise<any>;
    /** @use */
    ack(message: any, allUpTo?: boolean): void;
    /** @use */
    ackAll(): void;
    /** @use */
    nack(message: any, allUpTo?: boolean, requeue?: boolean): void;
    /** @use */
    nackAll(requeue?: boolean): void;
    /** @use */
    reject(message: any, requeue?: boolean): void;
    /** @use @failureEnds */
    prefetch(count: number, global?: boolean): Promise<any>;
    /** @use @failureEnds */
    recover(): Promise<any>;
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
  }

  export interface ConfirmChannel extends Channel {
    /** @use */
    publish(exchange: string, routingKey: string, content: any, options?: any, callback?: (err: any, ok: any) => void): boolean;
    /** @use */
    sendToQueue(queue: string, content: any, options?: any, callback?: (err: any, ok: any) => void): boolean;
    /** @use */
    waitForConfirms(): Promise<void>;
  }

  /** @acquire connection @since 1.1 */
  export function connect(url: any, socketOptions: SocketOptions & { recovery: any }): Promise<RecoveringChannelModel>;
  /** @acquire connection */
  export function connect(url: any, socketOptions?: SocketOptions): Promise<ChannelModel>;

  /** Those of the socket count as well. @options open
   * @foreign heartbeat = none
   * @foreign connectTimeout = timeout
   * @foreign connectionTimeout = timeout
   */
  export interface SocketOptions {
    /** @role connectTimeout @unit ms @default none */
    timeout?: number;
    /** @default false */
    noDelay?: boolean;
    /** @default false */
    keepAlive?: boolean;
    /** @unit ms @default 0 */
    keepAliveDelay?: number;
    clientProperties?: any;
    credentials?: any;
    /** @since 1.1 */
    recovery?: any;
    [option: string]: any;
  }
  export interface ConsumeMessage {
    content: any;
    fields: any;
    properties: any;
  }
  export type Message = any;
  export type GetMessage = any;
  export namespace Options {
    type Publish = any;
    type Consume = any;
    type Connect = any;
    type AssertQueue = any;
    type AssertExchange = any;
    type Get = any;
  }
  export namespace Replies {
    interface AssertQueue {
      queue: string;
      messageCount: number;
      consumerCount: number;
    }
    interface Consume {
      consumerTag: string;
    }
  }
  export class IllegalOperationError extends Error {}
  export const credentials: any;
}

declare module 'amqplib/callback_api' {
  /** @resource connection @shared @release close @doubleRelease throws @errorEvent error @lastEvent close */
  export interface Connection {
    /** @acquire channel @arg 1 */
    createChannel(callback: (err: any, channel: Channel) => void): Connection;
    /** @acquire channel @arg 1 */
    createChannel(options: any, callback: (err: any, channel: Channel) => void): Connection;
    /** @acquire channel @arg 1 */
    createConfirmChannel(callback: (err: any, channel: ConfirmChannel) => void): Connection;
    /** @acquire channel @arg 1 */
    createConfirmChannel(options: any, callback: (err: any, channel: ConfirmChannel) => void): Connection;
    /** @discards */
    close(callback?: (err: any) => void): void;
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
  }

  /** @resource channel @shared @release close @doubleRelease throws @errorEvent error @lastEvent close */
  export interface Channel {
    close(callback?: (err: any) => void): void;
    /** @use @failureEnds */
    assertQueue(queue?: string, options?: any, callback?: (err: any, ok: any) => void): void;
    /** @use @failureEnds */
    checkQueue(queue: string, callback?: (err: any, ok: any) => void): void;
    /** @use @failureEnds */
    deleteQueue(queue: string, options?: any, callback?: (err: any, ok: any) => void): void;
    /** @use @failureEnds */
    bindQueue(queue: string, source: string, pattern: string, args?: any, callback?: (err: any, ok: any) => void): void;
    /** @use @failureEnds */
    assertExchange(exchange: string, type: string, options?: any, callback?: (err: any, ok: any) => void): void;
    /** @use */
    publish(exchange: string, routingKey: string, content: any, options?: any): boolean;
    /** @use */
    sendToQueue(queue: string, content: any, options?: any): boolean;
    /** @use @failureEnds @subscribes */
    consume(queue: string, onMessage: (message: any) => any, options?: any, callback?: (err: any, ok: any) => void): void;
    /** @use @failureEnds */
    cancel(consumerTag: string, callback?: (err: any, ok: any) => void): void;
    /** @use @failureEnds */
    get(queue: string, options?: any, callback?: (err: any, ok: any) => void): void;
    /** @use */
    ack(message: any, allUpTo?: boolean): void;
    /** @use */
    nack(message: any, allUpTo?: boolean, requeue?: boolean): void;
    /** @use */
    prefetch(count: number, global?: boolean): void;
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
  }
  export interface ConfirmChannel extends Channel {
    /** @use */
    waitForConfirms(callback?: (err: any) => void): void;
  }

  /** @acquire connection @arg 1 */
  export function connect(callback: (err: any, connection: Connection) => void): void;
  /** @acquire connection @arg 1 */
  export function connect(url: any, callback: (err: any, connection: Connection) => void): void;
  /** @acquire connection @arg 1 */
  export function connect(url: any, socketOptions: any, callback: (err: any, connection: Connection) => void): void;
  export const credentials: any;
}
