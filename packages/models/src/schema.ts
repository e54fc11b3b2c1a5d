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

/** How the facts of a model were checked: the library was run against its server, or its source was read. */
export type Verification = 'server' | 'source';

/** One library: one annotated declaration file. */
export interface LibraryModel {
  /** The name that findings show, e.g. `pg`. */
  readonly name: string;
  readonly verified: Verification;
  /** True if the values of a statement are sent beside its text, and put into it by the server. */
  readonly bindsOnServer?: true;
  /** True if it works with the pools that it is given, and listens to none of their errors. */
  readonly ignoresErrors?: true;
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
  /** Declared name of the class or function that `export =` or `export default` hands out as the whole module. */
  readonly whole?: string;
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
  /** Present if its values can be called themselves, as `knex('users')` is. */
  readonly call?: readonly CallModel[];
  /** What awaiting one of its values does: work that begins there, as that of a query builder. */
  readonly awaited?: Work;
  /** The type of every property that the type does not declare: the models of a generated client. */
  readonly others?: TypeReference;
  /** Own methods by name, overloads in order. */
  readonly members: Readonly<Record<string, readonly CallModel[]>>;
  /** Methods of the class itself, also called on classes that extend it: `User.startTransaction()`. */
  readonly statics?: Readonly<Record<string, readonly CallModel[]>>;
  /** Own properties that hold a modelled type which is a view of the same resource, e.g. `QueryRunner.manager`. */
  readonly views: readonly string[];
  /** Own boolean properties, and methods, that tell the state of the resource, e.g. `QueryRunner.isReleased`. */
  readonly states?: Readonly<Record<string, ResourceState>>;
  /** Event that its values emit at last, whether they end well or with an error. */
  readonly lastEvent?: string;
}

/** Work on a connection that the receiver chooses: a `stream` gives it back at its end. */
export type Work = 'query' | 'stream';

/** What a state property says of its resource when it is true; `transaction`: that it is one itself; `lent`: that the method's argument is out. */
export type ResourceState = 'active' | 'released' | 'inTransaction' | 'transaction' | 'word' | 'lent';

export interface ResourceModel {
  readonly kind: ResourceKind;
  /** True if the value owes nothing until its first use (`QueryRunner`, `new Client()`). */
  readonly lazy: boolean;
  readonly doubleRelease: DoubleRelease;
  /** Symbol.dispose, Symbol.asyncDispose, or neither: what `using` and `await using` can do with it. */
  readonly disposer: 'none' | 'sync' | 'async';
  /** First version that has the disposer, if it came later than the library. */
  readonly disposerSince?: string;
  /** Method names whose call releases the value, the best one to suggest first; empty if only whoever lent it can. */
  readonly releasedBy: readonly string[];
  /** True if ending the pool waits for what it has lent; elsewhere what a pool lent ends with it. */
  readonly awaitsLent?: true;
  /** True if one value serves any number of callers at the same time, so that a process needs only one. */
  readonly shared?: true;
  /** True if it costs what it costs until it is released, although nobody asks anything of it and its connection may have failed. */
  readonly persistent?: true;
  /** True if it may have nothing to give back: `release?(): Promise<void>`. Not giving it back is no mistake that can be told. */
  readonly optional?: true;
  /** Event that must have a listener, if any. */
  readonly errorEvent?: string;
}

/** How a call hands out what it acquires or computes. */
export type Delivery =
  /** By its return value, awaited if that is a promise; or by that property of it. */
  | { readonly by: 'result'; readonly property?: string }
  /** As a parameter of a node-style callback `(error, resource, …)`. */
  | {
      readonly by: 'callback';
      /** Index of the callback among the call's arguments. */
      readonly callback: number;
      /** Index of the resource among the callback's parameters. */
      readonly parameter: number;
      /** Index of a release function among the callback's parameters (`done` of pg). */
      readonly releaser?: number;
      /** The property of that parameter that carries the resource. */
      readonly property?: string;
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
  /** What the call works on stands in that property of an argument: it is what the effects call the receiver. */
  readonly on?: { readonly argument: number; readonly property: string };
  /** Interface that checks the options object, and the argument that holds it. */
  readonly options?: { readonly argument: number; readonly schema: TypeReference };
  /** What others make of its options, and finish: `TypeOrmModule.forRoot(options)`. */
  readonly configures?: ResourceKind;
  /** Index of the argument that holds SQL text, or an object with it. */
  readonly sql?: number;
  /** Index of the argument for which the call throws at once, instead of calling back, if it cannot use it. */
  readonly throws?: number;
  /** A failure of the call has ended the receiver: the server, or the library, closed it. */
  readonly failureEnds?: true;
  /** Index of the argument that is a connection string, whose parameters are options as well. */
  readonly url?: number;
  /** First version that has the overload. */
  readonly since?: string;
  /** First version that no longer has the overload. */
  readonly until?: string;
}

export type CallEffect =
  /** Begins the duty to finish a resource. */
  | {
      readonly kind: 'acquire';
      readonly resource: ResourceKind;
      readonly delivery: Delivery;
      /** The modelled type of what is handed out. */
      readonly type?: TypeReference;
      /** Only where that option of the call's options object is written as `true`. */
      readonly onlyWith?: string;
      /** Not where the call's options object is written out and leaves that option out. */
      readonly needs?: string;
      /** Not where the call's first argument, or an option in it, is written as one of these texts. */
      readonly notFor?: readonly string[];
    }
  /**
   * Begins the duty of the receiver itself (`client.connect()` of a dedicated pg client), or of the argument with that
   * index (`client.query(cursor)`).
   */
  | { readonly kind: 'connect'; readonly target: 'receiver' | number }
  /** Ends the duty of the receiver, or of the argument with that index. */
  | { readonly kind: 'release'; readonly target: 'receiver' | number }
  /** Talks to the server over the receiver, or over the argument with that index: may fail. */
  | { readonly kind: 'use'; readonly argument?: number }
  /**
   * Takes a connection of the receiver, uses it and gives it back by itself; a `stream` gives it back at its end. On a
   * view of a held resource it is a use.
   */
  | { readonly kind: 'oneShot'; readonly work: Work }
  /** Acquires, calls back with a borrowed resource, and releases by itself. */
  | {
      readonly kind: 'scope';
      readonly resource: ResourceKind;
      readonly callback: number;
      readonly parameter: number;
      /** True if it waits for its callback only where that returns a promise; any other must finish what it is lent. */
      readonly needsPromise?: true;
      /** True if what runs inside finds the resource by its context: the same object's queries go over it by themselves. */
      readonly ambient?: true;
      /** The method after whose call, in the file or what it imports, it is like that. */
      readonly ambientAfter?: string;
      /** The modelled type of what is lent. */
      readonly type?: TypeReference;
    }
  /**
   * What the call releases is not used again, so that a transaction or cursor open on it ends as well: always, or where
   * the argument with that index is truthy.
   */
  | { readonly kind: 'discard'; readonly when: 'always' | number }
  /** Opens, or ends, a transaction on the receiver. */
  | { readonly kind: 'begin' | 'commit' | 'rollback' }
  /** The result is another handle on the receiver's resource, or on that of the argument with that index. */
  | { readonly kind: 'view'; readonly of: 'receiver' | number }
  /** From here on what it acquires, or its receiver, works by itself as long as it lives: it listens or consumes. */
  | { readonly kind: 'subscribe' }
  /** Yields rows of the receiver, none once it is used up, which finishes it as its failure does. */
  | { readonly kind: 'drain' }
  /** Never throws and never rejects. */
  | { readonly kind: 'safe' }
  /** Runs the function that it is given last, and returns when that has. */
  | { readonly kind: 'runs' }
  /** The library keeps what the call acquires, for whoever asks it by its name. */
  | { readonly kind: 'kept' };

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
  /** True if every option of the library is named here, so that any other name is a mistake. */
  readonly closed: boolean;
  /** What the library does with a name that is not its own; only for closed options. */
  readonly unknownNames?: 'ignored' | 'warned' | 'rejected';
  /** True if the library takes the names of these options in any mixture of small letters and capitals. */
  readonly anyCase?: true;
  /** Names people copy from other libraries → the right name here, or null where there is no such option. */
  readonly foreign: Readonly<Record<string, ForeignName>>;
}

export interface ForeignName {
  /** The option to use instead, a dotted path if it is nested (`extra.max`), after `../` one of the object around; null where this library has none. */
  readonly instead: string | null;
  /** Factor from the foreign value to the right one where units differ, e.g. 1000 for seconds → milliseconds. */
  readonly factor?: number;
  /** Library the name comes from, for the message. */
  readonly from?: string;
}

export interface OptionCase {
  /** The option of the same object that decides. */
  readonly option: string;
  readonly values: readonly string[];
  readonly nested: TypeReference;
}

export interface OptionModel {
  readonly role: OptionRole;
  /** What else the option decides: pg's `connectionTimeoutMillis` bounds two waits. */
  readonly also?: readonly OptionRole[];
  readonly type: 'number' | 'string' | 'boolean' | 'function' | 'object' | 'any';
  readonly unit?: Unit;
  readonly default?: number | string | boolean | null;
  /** The value that means "no limit"; the number Infinity, which JSON lacks, is written as the string 'Infinity'. */
  readonly unlimited?: number | string | boolean;
  /** Name of an option that this one must not exceed. */
  readonly atMost?: string;
  /** True if its value is the connection, or the transaction, that the call works on. */
  readonly connection?: true;
  /** True if its value is a connection string, whose parameters are options as well. */
  readonly url?: true;
  /** The interface of the options that its value holds, `pool: { max: 5 }`, or returns if that is a function. */
  readonly nested?: TypeReference;
  /** What it holds where an option beside it is written as one of these words: `connection` of `{ client: 'pg' }`. */
  readonly cases?: readonly OptionCase[];
  /** True if its value is a connection string, whose parameters are the options of the nested interface. */
  readonly parameters?: true;
  /** The file of the project that says the value where neither this option nor one of the others is given. */
  readonly addressFrom?: { readonly file: string; readonly unless: readonly string[] };
  /** Statements are prepared by name unless the option has that value; true where they are wherever it is given. */
  readonly prepares?: { readonly unless: number | string | boolean } | true;
  /** True of a time limit behind which the client stops waiting, while the query goes on and keeps its connection busy. */
  readonly abandons?: true;
  /** Text is no number for it, not even digits: the library throws. */
  readonly text?: 'throws';
  /** What the library makes of zero: an error, or a value of its own in its place. */
  readonly zero?: 'throws' | number;
  /** The option that it is another name of, and whether it is the one that counts where both are set. */
  readonly alias?: { readonly option: string; readonly wins: boolean };
  /** The option to use instead: the library warns of this one. */
  readonly deprecated?: string;
  /** It is read only where an option beside it is written as one of these words: `connectTimeoutMS` of `{ type: 'postgres' }`. */
  readonly onlyWhen?: { readonly option: string; readonly values: readonly string[] };
  /** The method that returns them, if the value is a class whose instance is asked. */
  readonly method?: string;
  readonly since?: string;
  readonly until?: string;
}
