/** The little programs that the property test generates: what they can say, not how it is written. */

export type Block = readonly Statement[];

/** Counts back from the newest name in scope, so that most programs speak of what they just declared. */
export type Reference = number;

/** Functions beside the generated ones that are handed a client. */
export const HELPERS = ['use', 'giveBack', 'useAndGiveBack', 'giveBackIf', 'giveBackIfAny', 'giveBackAndFail'] as const;
export type Helper = (typeof HELPERS)[number];

/** Ways to a new constant with a client: the pool itself, or functions beside the generated ones. */
export const SOURCES = ['pool', 'checkOut', 'checkOutChecked', 'checkOutCalledBack', 'promisified', 'pair', 'record', 'holder'] as const;
export type Source = (typeof SOURCES)[number];

export type Test =
  /** One of the boolean parameters: it keeps its value during a run. */
  | { readonly kind: 'parameter'; readonly reference: Reference; readonly negated: boolean }
  | { readonly kind: 'flag'; readonly reference: Reference; readonly negated: boolean }
  /** Whether a variable holds a client: by truthiness, or compared with `undefined` or `null`. */
  | { readonly kind: 'client'; readonly reference: Reference; readonly negated: boolean; readonly compared: 'undefined' | 'null' | undefined };

export type Condition = Test | { readonly kind: 'and' | 'or'; readonly left: Test; readonly right: Test };

/** The body of a node-style callback, and the next operation that it begins with one as its last act. */
export interface Continuation {
  /** What it does where the operation failed. */
  readonly guard: 'return' | 'else' | 'none';
  readonly failed: Block;
  /** Nothing here may wait. */
  readonly body: Block;
  readonly next: { readonly operation: 'query' | 'connect'; readonly client: Reference; readonly then: Continuation } | undefined;
}

/** A statement that refers to something of which nothing is in scope is left out when the program is written. */
export type Statement =
  | { readonly kind: 'acquire'; readonly through: Source }
  /** A new constant: `first ? await pool.connect() : undefined`. */
  | { readonly kind: 'acquireIf'; readonly condition: Condition }
  /** A new constant: `client ?? (await pool.connect())`. */
  | { readonly kind: 'fallback'; readonly client: Reference }
  /** `client ??= await pool.connect()` */
  | { readonly kind: 'ensure'; readonly client: Reference }
  /** `const [one, other] = await Promise.all([…])`, of two clients or a client and a query. */
  | { readonly kind: 'acquireAll'; readonly second: 'connect' | 'query' }
  /** A promise that is waited for later, or never: of a client, or of work on one. */
  | { readonly kind: 'beginAcquire' }
  | { readonly kind: 'beginQuery'; readonly client: Reference }
  | { readonly kind: 'join'; readonly promise: Reference }
  /** A new constant: the client that the function may have been given. */
  | { readonly kind: 'given' }
  | { readonly kind: 'alias'; readonly client: Reference }
  /** A new variable without a client. */
  | { readonly kind: 'declare' }
  | { readonly kind: 'assign'; readonly client: Reference }
  | { readonly kind: 'forget'; readonly client: Reference }
  /** `byFunction`: through the `done` or `release` function that came with it, if one did. */
  | { readonly kind: 'release'; readonly client: Reference; readonly byFunction: boolean }
  | { readonly kind: 'query'; readonly client: Reference }
  | { readonly kind: 'poolQuery' }
  /** On a client that the function itself acquired: whoever lends one may end its transaction. */
  | { readonly kind: 'transaction'; readonly client: Reference; readonly step: 'BEGIN' | 'COMMIT' | 'ROLLBACK' }
  | { readonly kind: 'lend'; readonly client: Reference; readonly helper: Helper }
  /** A function of its own, called here; its parameter is a client if one is referred to. */
  | { readonly kind: 'call'; readonly client: Reference | undefined; readonly body: Block; readonly result: 'dropped' | 'kept' | 'returned' }
  /** `await withClient(async (client) => …)` */
  | { readonly kind: 'managed'; readonly body: Block }
  /** A local function; it is called where it is referred to. */
  | { readonly kind: 'closure'; readonly body: Block }
  | { readonly kind: 'runClosure'; readonly closure: Reference }
  | { readonly kind: 'immediately'; readonly body: Block }
  | { readonly kind: 'declareFlag' }
  | { readonly kind: 'setFlag'; readonly flag: Reference; readonly value: boolean }
  | { readonly kind: 'if'; readonly condition: Condition; readonly whenTrue: Block; readonly whenFalse: Block }
  /** `byDefault`: the last case is the `default`. */
  | { readonly kind: 'switch'; readonly cases: readonly { readonly body: Block; readonly breaks: boolean }[]; readonly byDefault: boolean }
  | { readonly kind: 'loop'; readonly form: 'for' | 'while' | 'do' | 'forever'; readonly body: Block }
  | { readonly kind: 'try'; readonly body: Block; readonly handler: Block | undefined; readonly cleanup: Block | undefined }
  /** `pool.connect().then(body, failed).then(release).catch(caught)` */
  | {
      readonly kind: 'chain';
      readonly body: Block;
      readonly failed: Block | undefined;
      readonly release: 'then' | 'finally' | 'none';
      readonly caught: Block | undefined;
      readonly last: Block | undefined;
      readonly waiting: 'awaited' | 'returned' | 'floating';
    }
  /** `pool.connect((error, client, done) => …)`; nobody waits for it. */
  | { readonly kind: 'callback'; readonly continuation: Continuation }
  /** `await new Promise((resolve, reject) => pool.connect((error, client, done) => …))`, which may resolve with the client. */
  | { readonly kind: 'promisified'; readonly continuation: Continuation; readonly resolves: Reference | undefined }
  | { readonly kind: 'return'; readonly client: Reference | undefined }
  | { readonly kind: 'returnQuery'; readonly client: Reference; readonly awaited: boolean }
  | { readonly kind: 'throw' }
  /** Throws what the handler around it caught. */
  | { readonly kind: 'rethrow' }
  /** `loop` counts outwards; 0 is written without a label. */
  | { readonly kind: 'break' | 'continue'; readonly loop: Reference };

/** The blocks that stand directly inside a statement. */
export function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case 'if':
      return [statement.whenTrue, statement.whenFalse];
    case 'switch':
      return statement.cases.map(({ body }) => body);
    case 'loop':
    case 'call':
    case 'managed':
    case 'closure':
    case 'immediately':
      return [statement.body];
    case 'chain':
      return [statement.body, statement.failed ?? [], statement.caught ?? [], statement.last ?? []];
    case 'callback':
    case 'promisified':
      return blocksIn(statement.continuation);
    case 'try':
      return [statement.body, statement.handler ?? [], statement.cleanup ?? []];
    default:
      return [];
  }
}

function blocksIn({ failed, body, next }: Continuation): readonly Block[] {
  return next ? [failed, body, ...blocksIn(next.then)] : [failed, body];
}

/** Number of statements, those inside others included. */
export function sizeOf(block: Block): number {
  return block.reduce((size, statement) => size + 1 + sizeOf(blocksOf(statement).flat()), 0);
}

/** The statement and all inside it. */
export function* statementsIn(block: Block): Iterable<Statement> {
  for (const statement of block) {
    yield statement;
    yield* statementsIn(blocksOf(statement).flat());
  }
}

/** The conditions asked by a statement itself. */
export function testsOf(condition: Condition): readonly Test[] {
  return 'left' in condition ? [condition.left, condition.right] : [condition];
}
