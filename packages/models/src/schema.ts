/**
 * The compiled form of the models: what the JSON holds and what the engine reads.
 *
 * A model is written as an annotated declaration file (see docs/models.md); the compiler in `compile/` turns each
 * one into a {@link LibraryModel}. Everything here is plain data.
 */

/** What can be owed: see "resource" in docs/models.md. */
export type ResourceKind =
  | 'pool'
  | 'connection'
  | 'transaction'
  | 'cursor'
  | 'statement'
  | 'session'
  | 'channel';

/** What a library does when a resource is released a second time. */
export type DoubleRelease = 'throws' | 'rejects' | 'ignored' | 'corrupts';

/** The whole of the compiled models. */
export interface ModelData {
  readonly schemaVersion: 1;
  readonly libraries: readonly LibraryModel[];
}

/** One library: one annotated declaration file. */
export interface LibraryModel {
  /** The name that findings show, e.g. `pg`. */
  readonly name: string;
  /** npm package → version the facts were read from, e.g. `{ "pg": "8.23.1" }`; `@types/x` counts as `x`. */
  readonly packages: Readonly<Record<string, string>>;
  /** Import specifier → its facts, e.g. `mysql2/promise`. */
  readonly modules: Readonly<Record<string, ModuleModel>>;
  /** The declaration file itself, without its tags' meaning: `declare module 'pg' { … }` blocks. */
  readonly declarations: string;
}

export interface ModuleModel {
  /** Classes and interfaces by exported name. */
  readonly types: Readonly<Record<string, TypeModel>>;
  /** Exported functions by name; `default` and `export =` functions stand under `default`. */
  readonly functions: Readonly<Record<string, readonly CallModel[]>>;
  /** Option objects by interface name. */
  readonly options: Readonly<Record<string, OptionsModel>>;
}

/** A reference to a type of a modelled module. */
export interface TypeReference {
  readonly module: string;
  readonly name: string;
}

export interface TypeModel {
  readonly kind: 'class' | 'interface';
  /** Direct supertypes that are modelled themselves. */
  readonly extends: readonly TypeReference[];
  /** Present if values of the type are resources. */
  readonly resource?: ResourceModel;
  /** Constructor overloads (empty for interfaces). */
  readonly construct: readonly CallModel[];
  /** Own methods by name, overloads in order. */
  readonly members: Readonly<Record<string, readonly CallModel[]>>;
  /** Own properties that hold a modelled type which is a view of the same resource, e.g. `QueryRunner.manager`. */
  readonly views: readonly string[];
}

export interface ResourceModel {
  readonly kind: ResourceKind;
  /** True if the value owes nothing until its first use (`QueryRunner`, `new Client()`). */
  readonly lazy: boolean;
  readonly doubleRelease: DoubleRelease;
  /** Symbol.dispose, Symbol.asyncDispose, or neither: what `using` and `await using` can do with it. */
  readonly disposer: 'none' | 'sync' | 'async';
  /** Method names whose call releases the value, the best one to suggest first. */
  readonly releasedBy: readonly string[];
  /** Event that must have a listener, if any. */
  readonly errorEvent?: string;
}

/** How a call hands out what it acquires or computes. */
export type Delivery =
  /** By its return value, awaited if that is a promise. */
  | { readonly by: 'result' }
  /** As a parameter of a node-style callback `(error, resource, …)`. */
  | {
      readonly by: 'callback';
      /** Index of the callback among the call's arguments. */
      readonly callback: number;
      /** Index of the resource among the callback's parameters. */
      readonly parameter: number;
      /** Index of a release function among the callback's parameters (`done` of pg). */
      readonly releaser?: number;
    };

/** What one overload of a function, method or constructor does. */
export interface CallModel {
  /** Arguments the overload requires, and accepts at most (Infinity is written as 255). */
  readonly arity: readonly [minimum: number, maximum: number];
  /** Index of a trailing node-style callback parameter, if the overload has one. */
  readonly callback?: number;
  /** True if the result is a promise. */
  readonly promise: boolean;
  readonly effects: readonly CallEffect[];
  /** Interface that checks the options object, and the argument that holds it. */
  readonly options?: { readonly argument: number; readonly schema: TypeReference };
}

export type CallEffect =
  /** Begins the duty to finish a resource. */
  | { readonly kind: 'acquire'; readonly resource: ResourceKind; readonly delivery: Delivery }
  /** Begins the duty of the receiver itself (`client.connect()` of a dedicated pg client). */
  | { readonly kind: 'connect' }
  /** Ends the duty of the receiver, or of the argument with that index. */
  | { readonly kind: 'release'; readonly target: 'receiver' | number }
  /** Talks to the server over the receiver: may fail. */
  | { readonly kind: 'use' }
  /** Takes a connection of the receiver, uses it and gives it back by itself. */
  | { readonly kind: 'oneShot' }
  /** Acquires, calls back with a borrowed resource, and releases by itself. */
  | {
      readonly kind: 'scope';
      readonly resource: ResourceKind;
      readonly callback: number;
      readonly parameter: number;
    }
  /** Opens, or ends, a transaction on the receiver. */
  | { readonly kind: 'begin' | 'commit' | 'rollback' }
  /** Never throws and never rejects. */
  | { readonly kind: 'safe' };

/** What an option decides; the rules about timeouts and pools look options up by role. */
export type OptionRole =
  | 'poolMax'
  | 'poolMin'
  | 'poolMaxIdle'
  | 'acquireTimeout'
  | 'connectTimeout'
  | 'idleTimeout'
  | 'maxLifetime'
  | 'queryTimeout'
  | 'statementTimeout'
  | 'lockTimeout'
  | 'idleInTransactionTimeout'
  | 'queueLimit'
  | 'other';

export type Unit = 'ms' | 's' | 'min' | 'count';

export interface OptionsModel {
  /** Option interfaces whose options count as well. */
  readonly extends: readonly TypeReference[];
  readonly options: Readonly<Record<string, OptionModel>>;
  /** True if an option that is not named here is silently ignored by the library. */
  readonly closed: boolean;
  /** Names people copy from other libraries → the right name here, or null where there is no such option. */
  readonly foreign: Readonly<Record<string, ForeignName>>;
}

export interface ForeignName {
  /** The option to use instead; null where this library has none. */
  readonly instead: string | null;
  /** Factor from the foreign value to the right one where units differ, e.g. 1000 for seconds → milliseconds. */
  readonly factor?: number;
  /** Library the name comes from, for the message. */
  readonly from?: string;
}

export interface OptionModel {
  readonly role: OptionRole;
  readonly type: 'number' | 'string' | 'boolean' | 'function' | 'object' | 'any';
  readonly unit?: Unit;
  readonly default?: number | string | boolean | null;
  /** The value that means "no limit". */
  readonly unlimited?: number | string | boolean;
  /** Name of an option that this one must not exceed. */
  readonly atMost?: string;
  readonly since?: string;
  readonly until?: string;
}
