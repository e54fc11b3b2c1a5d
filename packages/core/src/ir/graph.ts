/**
 * The control-flow graph of one function: plain serialisable data.
 *
 * A block holds instructions that cannot fail and ends in one terminator. Everything that can fail, branch or leave
 * is a terminator, so every exceptional edge is explicit. Function bodies that run as part of this one (promise
 * handlers, node-style continuations, immediately invoked functions, local closures, functions called with one of
 * them) are lowered in place and are not calls in the graph.
 */
import type { ResourceKind, DoubleRelease } from '@leakcheck/models';
import type { Fix, Span } from '../report/index.js';
import type { TransactionPooler } from './pooler.js';
import type { SessionChange } from './sql.js';

/** A local variable, parameter or temporary of the graph. */
export type Variable = number;
export type BlockId = number;
/** Index into {@link FunctionGraph.sites}. */
export type SiteId = number;

export type Constant = string | number | boolean | null | undefined;

/** Why an edge is taken that the source does not show as a branch. */
export interface Failure {
  /** `expected`: awaited work, a call on a resource or an explicit throw; `unlikely`: any other call. */
  readonly likelihood: 'expected' | 'unlikely';
  readonly span: Span;
  /** What fails, in the reader's words: `client.query()`. */
  readonly subject: string;
  /** `abandoned`: a generator by its consumer; `breaks-off`: an emitter fails, or closes before it tells of success. */
  readonly how: 'throws' | 'rejects' | 'abandoned' | 'breaks-off';
  /** Present where the lender of something fails to lend it: a connection on which no channel can be made may be gone. */
  readonly lending?: true;
}

export interface Edge {
  readonly to: BlockId;
  readonly failure?: Failure;
  /** A remark for the path of a finding: which way a branch went. */
  readonly remark?: { readonly span: Span; readonly text: string };
}

/** How a value leaves the function's sight. */
export type EscapeRoute =
  /** Stored where other code sees it: a field, a variable of an outer function, a collection. */
  | 'stored'
  /** Stored in a module-level variable. */
  | 'module'
  /** Handed to code that is not known; a borrow if the function goes on using the value. */
  | 'passed'
  /** Handed to code that releases it. */
  | 'released-later'
  /** Yielded or thrown to whoever consumes it. */
  | 'returned';

export type Instruction =
  | { readonly op: 'constant'; readonly dest: Variable; readonly value: Constant }
  /** A value of which nothing is known but, perhaps, that it is an object. */
  | { readonly op: 'opaque'; readonly dest: Variable; readonly truthy: boolean }
  /** A value read from outside the function: the same key reads the same value. */
  | { readonly op: 'outer'; readonly dest: Variable; readonly key: string }
  | { readonly op: 'assign'; readonly dest: Variable; readonly source: Variable }
  /**
   * An object that the function makes; `instance`: of a class, so that its methods release what it holds; `wraps`: of
   * code that is not at hand, whose end ends what it was made around; `complete`: what is not among the fields, and in none
   * of those that are spread into it, is not there.
   */
  | { readonly op: 'object'; readonly dest: Variable; readonly instance: boolean; readonly wraps?: boolean; readonly complete?: boolean; readonly fields: readonly (readonly [name: string, value: Variable])[] }
  /** `foreign`: the field is none of the library's, the program itself adds it. */
  | { readonly op: 'load'; readonly dest: Variable; readonly object: Variable; readonly field: string; readonly foreign: boolean }
  /** Code that is not followed may add fields to the object. */
  | { readonly op: 'alter'; readonly object: Variable }
  | { readonly op: 'store'; readonly object: Variable; readonly field: string; readonly source: Variable; readonly span: Span }
  /** `lender`: the pool it is taken from; `waits`: the function goes on when it has it. */
  | { readonly op: 'acquire'; readonly dest: Variable; readonly site: SiteId; readonly lender: Variable | undefined; readonly waits: boolean }
  /** Begins the duty of a lazy resource; `on`: the connection that a cursor is opened on. */
  | { readonly op: 'activate'; readonly resource: Variable; readonly on: Variable | undefined; readonly span: Span }
  /** From here on the resource works by itself: its end is no longer this function's affair, nor that of what it was taken from. */
  | { readonly op: 'subscribe'; readonly resource: Variable }
  | { readonly op: 'use'; readonly resource: Variable; readonly span: Span; readonly text: string }
  /** The promise stands for work on the resource that is still under way when nobody awaits it. */
  | { readonly op: 'pending'; readonly promise: Variable; readonly resource: Variable; readonly span: Span; readonly text: string }
  /** The body of a function that runs in place returns, perhaps work that nobody has waited for. */
  | { readonly op: 'leave'; readonly value: Variable }
  | { readonly op: 'release'; readonly resource: Variable; readonly span: Span; readonly how: ReleaseForm; readonly discards: Discarding }
  /** The library has ended the resource by itself: nothing is owed any more, and releasing it fails. */
  | { readonly op: 'ended'; readonly resource: Variable }
  /** What the library tells by a field: that there is something to finish, that the resource has been released, that a transaction is open on it; `ended`: what no field tells, that the library has ended it by itself. */
  | { readonly op: 'ask'; readonly dest: Variable; readonly resource: Variable; readonly question: 'active' | 'released' | 'inTransaction' | 'ended' }
  /** Opens a transaction; `onlyHeld`: what it runs on may as well be a pool, which has none. */
  | { readonly op: 'begin'; readonly connection: Variable; readonly site: SiteId; readonly onlyHeld: boolean }
  /** Commits or rolls back. */
  | { readonly op: 'finish'; readonly connection: Variable }
  /** The connection keeps something beyond its release: a setting of that name, a subscription, a lock, a temporary table. */
  | { readonly op: 'change'; readonly connection: Variable; readonly change: SessionChange; readonly words: string; readonly library: string; readonly span: Span; readonly pooler?: TransactionPooler }
  /** What a connection kept is taken back, all of that kind or one setting. */
  | { readonly op: 'restore'; readonly connection: Variable; readonly change: SessionChange; readonly words?: string }
  /** Rows read from a cursor, none once it is used up. */
  | { readonly op: 'batch'; readonly rows: Variable; readonly cursor: Variable }
  /** The rows were none, or the cursor failed: its library has closed it. `onlyCursor`: of rows, this says nothing. */
  | { readonly op: 'exhausted'; readonly rowsOrCursor: Variable; readonly onlyCursor?: true }
  /** Takes a connection of the pool, uses it and gives it back; `byDefault`: which pool it is if it is that value, the default of a parameter. */
  | { readonly op: 'borrow'; readonly pool: Variable; readonly identity: PoolIdentity | undefined; readonly byDefault?: { readonly value: Variable; readonly identity: PoolIdentity }; readonly library: string; readonly span: Span; readonly text: string }
  /** A function whose call releases the resource: pg's `done`, `client.release` as a value. */
  | { readonly op: 'releaser'; readonly dest: Variable; readonly resource: Variable }
  /** A settled promise. A fulfilled promise of a promise is the inner one. */
  | { readonly op: 'settle'; readonly dest: Variable; readonly as: 'fulfilled' | 'rejected'; readonly source: Variable }
  /** The `resolve` or `reject` of a promise under construction; `promise` holds its state once one is called. */
  | { readonly op: 'settler'; readonly dest: Variable; readonly promise: Variable; readonly as: 'fulfilled' | 'rejected' }
  /** A function value that is not lowered in place. */
  | { readonly op: 'closure'; readonly dest: Variable; readonly captures: readonly Capture[]; readonly function: FunctionId }
  /** The function will run once more: what it has put into fields of its object, or variables around it, is overwritten then. */
  | { readonly op: 'again'; readonly span: Span }
  /** The function waits, and other calls of it may run. */
  | { readonly op: 'suspend' }
  /** Waits for work that has nothing to do with a database. */
  | { readonly op: 'wait'; readonly work: SlowWork; readonly span: Span; readonly text: string }
  | { readonly op: 'escape'; readonly value: Variable; readonly route: EscapeRoute; readonly span: Span };

/** Whether a release closes what it releases, instead of lending it again; a variable: if that is truthy. */
export type Discarding = 'always' | 'never' | Variable;

/** Names a pool by the place in the program that declares it. */
export interface PoolIdentity {
  readonly declaration: string;
  /** 0: it is that pool; 1: it is, unless the program is unusual; 2: it may be another one. */
  readonly doubt: 0 | 1 | 2;
}

/** What takes its time: an answer from somewhere else, a timer, a file. */
export type SlowWork = 'network' | 'timer' | 'file';

export interface Capture {
  readonly variable: Variable;
  /** True if the closure's body releases the variable or passes it on. */
  readonly releases: boolean;
  /** True if the closure's body commits or rolls back what is open on the variable. */
  readonly finishes: boolean;
  /** True if the closure's body assigns the variable. */
  readonly writes: boolean;
}

export interface ReleaseForm {
  /** The call as written, for messages: `client.release()`. */
  readonly text: string;
  /** What a second such call does, by the model of its library. */
  readonly doubleRelease: DoubleRelease;
  readonly library: string;
  /** True in an event listener, which runs later than the code behind it. */
  readonly deferred: boolean;
  /** True if leaving a scope releases (`using`). */
  readonly implicit: boolean;
  /** Present behind the test for the last round of a loop: no round follows. */
  readonly inLastRound?: true;
  /** Present where it ends what was lent as well: mysql2's `pool.end()`. */
  readonly endsLent?: true;
  /** Present where the program itself writes the method, as a library does in its own sources: `this.rollback()` of its transaction. */
  readonly written?: true;
}

export type Test =
  | { readonly kind: 'truthy'; readonly value: Variable }
  /** `elseObject`: what is neither null nor undefined is an object, by its static type. */
  | { readonly kind: 'nullish'; readonly value: Variable; readonly elseObject?: boolean }
  | { readonly kind: 'equal'; readonly left: Variable; readonly right: Variable };

/** Which function a call reaches. */
export type Callee =
  /** `value`: the function as the path knows it, which may be the release function of something the path holds. */
  | { readonly kind: 'function'; readonly id: FunctionId; readonly name: string; readonly value: Variable }
  | { readonly kind: 'value'; readonly value: Variable };

export type Terminator =
  | { readonly op: 'goto'; readonly to: BlockId }
  | { readonly op: 'branch'; readonly test: Test; readonly whenTrue: Edge; readonly whenFalse: Edge }
  /** Any of the edges may be taken. */
  | { readonly op: 'choice'; readonly edges: readonly Edge[] }
  | {
      readonly op: 'call';
      readonly dest: Variable;
      readonly callee: Callee;
      readonly receiver: Variable | undefined;
      readonly args: readonly Variable[];
      /** True if the static type of the result is a promise: failures are then in the promise. */
      readonly promise: boolean;
      /** The function goes on when what the call promises is there; always true of a call that promises nothing. */
      readonly waits: boolean;
      /** The call stands in an event listener. */
      readonly deferred: boolean;
      /** The call is a construction by `new`: its result is the object it makes. */
      readonly constructs: boolean;
      /** The call stands in the top-level code of a module. */
      readonly topLevel: boolean;
      /** The callee's name says that it ends what it is given: `releaseClient(client)`. */
      readonly ends: boolean;
      /** The callee's name says that it ends a transaction: `commitOrAbort(client)`. */
      readonly finishes: boolean;
      /** The callee adds its arguments to a collection: `clients.push(client)`. */
      readonly collects: boolean;
      /** The first argument is called what node calls the error of a callback: `cb(error, client)`. */
      readonly tellsError: boolean;
      readonly normal: BlockId;
      /** Absent where the call cannot fail. */
      readonly exceptional: Edge | undefined;
      readonly span: Span;
      /** The call as written, shortened. */
      readonly text: string;
      /** The variable the source gives the result, if any. */
      readonly resultName: string | undefined;
    }
  /** Splits a promise: a settled one takes its side, an unknown one either. */
  | {
      readonly op: 'await';
      readonly source: Variable;
      readonly dest: Variable;
      readonly fulfilled: BlockId;
      readonly rejected: Edge;
    }
  | { readonly op: 'return'; readonly value: Variable | undefined; readonly span: Span }
  /** Leaves the function exceptionally; which failure led here is told by the edges before. */
  | { readonly op: 'throw' }
  /** The process ends, or control never gets past here. */
  | { readonly op: 'stop' };

export interface Block {
  readonly id: BlockId;
  readonly instructions: readonly Instruction[];
  readonly terminator: Terminator;
}

/** What is acquired, apart from where. */
export interface ResourceDescription {
  readonly library: string;
  readonly resource: ResourceKind;
  /** Class and method that acquire: `Pool.connect()`. */
  readonly operation: string;
  /** True if the call promises it, and so may be waited for later. */
  readonly promised: boolean;
  readonly lazy: boolean;
  /** Releasing it leaves what it lent with whoever has it. */
  readonly awaitsLent: boolean;
  /** It costs what it costs until it is released, whatever becomes of its connection. */
  readonly persistent: boolean;
  /** True if one serves a whole process: whoever gets hold of it may keep it, as with a pool. */
  readonly shared: boolean;
  /** True if it may have nothing to give back. */
  readonly optional: boolean;
  readonly doubleRelease: DoubleRelease;
  /** Method names that give the resource back, the usual one first. */
  readonly releasedBy: readonly string[];
  /** Methods by which other handles are given back and that this one does not have: programs tell handles apart by them. */
  readonly lacks: readonly string[];
  /** Properties that are true from the release on: `pool.ended`. */
  readonly releasedStates: readonly string[];
}

/** One acquire call or construction in the source. */
export interface AcquireSite extends ResourceDescription {
  readonly id: SiteId;
  readonly span: Span;
  /** The call as written, shortened: `pool.connect()`. */
  readonly text: string;
  /** The variable the source gives the resource, if any. */
  readonly name: string | undefined;
  /** The kind of object that keeps the resource for the function, where it does not hold it itself: `Session`. */
  readonly holder: string | undefined;
  /** The pool it is taken from, where the program declares it. */
  readonly pool: PoolIdentity | undefined;
  /** Where it is taken, seen from the function itself: the call of the wrapper that acquires it in place. */
  readonly taken: { readonly span: Span; readonly text: string };
  /** True if the library itself gives it back: it is only lent to a callback. */
  readonly managed: boolean;
  /** Ways to mend a leak of it. */
  readonly repairs: readonly Fix[];
  /**
   * For whom a method opens what it keeps in its object: for its caller, who ends the pool by another method of the class,
   * or for the object itself, when one of its methods first needs it.
   */
  readonly openedFor: 'caller' | 'object' | undefined;
  /** True if top-level code of a module acquires: it lives as long as the process. */
  readonly topLevel: boolean;
}

/** A field that a class empties when something has failed, and does not release what it held. */
export interface EmptiedField {
  readonly field: string;
  readonly span: Span;
  /** Who does it: `handleError()`; undefined for a `catch` clause or a listener. */
  readonly by: string | undefined;
  /** True if that depends on the failure, which may then be one of the connection itself. */
  readonly depends: boolean;
}

/** A place outside of a function that all its calls share: a variable of the module, or a field of an object of which there is one. */
export interface SharedPlace {
  readonly of: 'module' | 'object';
  readonly name: string;
}

/** A variable around a function whose content only a function in the place of a response's `end()` gives back. */
export interface EndedWithResponse {
  readonly name: string;
  /** `res.end`. */
  readonly text: string;
  readonly span: Span;
}

/** A property of somebody else's object that a function fills, and whose content no other code of the project ends. */
export interface LeftBehind {
  readonly property: string;
  /** True if some other code works with it. */
  readonly used: boolean;
  /** As it is written: `req.client`. */
  readonly text: string;
  readonly span: Span;
}

/** Identifies a function by its file and the offset at which it starts. */
export type FunctionId = string;

export interface FunctionGraph {
  readonly id: FunctionId;
  readonly name: string;
  readonly file: string;
  /** Variables of the parameters, in order. */
  readonly parameters: readonly Variable[];
  readonly receiver: Variable;
  readonly blocks: readonly Block[];
  readonly entry: BlockId;
  readonly sites: readonly AcquireSite[];
  /** Variables that tell a cleanup which way its region was left: joining paths must not mix them up. */
  readonly ways: readonly Variable[];
  /** Variables that closures hold by reference; they stay alive to the end. */
  readonly captured: readonly Variable[];
  /** Fields of its object that other members of the class empty when something has failed. */
  readonly emptied: readonly EmptiedField[];
  /** Where it keeps something while it runs, and other calls of it, which run at the same time, do as well. */
  readonly shared: readonly SharedPlace[];
  /** Variables around it that it fills, and that go back only once a response is ended. */
  readonly endedWithResponse: readonly EndedWithResponse[];
  /** Whether what it puts into a property of other objects stays there for good; asking may read the whole project. */
  readonly leftBehind: (property: string) => LeftBehind | undefined;
  /** True for a function that runs for each request. */
  readonly perRequest: boolean;
  /** True for a function whose name says that it puts an object to work: `connect`, `open`. */
  readonly opens: boolean;
  /** True for `async` functions: leaving by a throw rejects the returned promise. */
  readonly async: boolean;
  /** True for the top-level code of a module, which runs once. */
  readonly topLevel: boolean;
  /** True if the bound on the size of a graph was reached: such a graph is not judged. */
  readonly truncated: boolean;
}
