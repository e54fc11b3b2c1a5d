/** The little programs that the property test generates: what they can say, not how it is written. */

export type Block = readonly Statement[];

/** Counts back from the newest name in scope, so that most programs speak of what they just declared. */
export type Reference = number;

/** Functions beside the generated one that are handed a client. */
export const HELPERS = ['use', 'giveBack', 'useAndGiveBack', 'giveBackIf'] as const;
export type Helper = (typeof HELPERS)[number];

export type Condition =
  /** One of the boolean parameters: it keeps its value during a run. */
  | { readonly kind: 'parameter'; readonly reference: Reference; readonly negated: boolean }
  | { readonly kind: 'flag'; readonly reference: Reference; readonly negated: boolean }
  /** Whether a variable holds a client. */
  | { readonly kind: 'client'; readonly reference: Reference; readonly negated: boolean };

/** A statement that refers to something of which nothing is in scope is left out when the program is written. */
export type Statement =
  /** A new constant with a client; `checkOut` is a function of the program that acquires. */
  | { readonly kind: 'acquire'; readonly through: 'pool' | 'checkOut' }
  /** A new variable without a client. */
  | { readonly kind: 'declare' }
  | { readonly kind: 'assign'; readonly client: Reference }
  | { readonly kind: 'forget'; readonly client: Reference }
  | { readonly kind: 'release'; readonly client: Reference }
  | { readonly kind: 'query'; readonly client: Reference }
  | { readonly kind: 'poolQuery' }
  | { readonly kind: 'lend'; readonly client: Reference; readonly helper: Helper }
  | { readonly kind: 'declareFlag' }
  | { readonly kind: 'setFlag'; readonly flag: Reference; readonly value: boolean }
  | { readonly kind: 'if'; readonly condition: Condition; readonly whenTrue: Block; readonly whenFalse: Block }
  | { readonly kind: 'switch'; readonly cases: readonly { readonly body: Block; readonly breaks: boolean }[] }
  | { readonly kind: 'loop'; readonly form: 'for' | 'while' | 'do'; readonly body: Block }
  | { readonly kind: 'try'; readonly body: Block; readonly handler: Block | undefined; readonly cleanup: Block | undefined }
  /** `pool.connect().then(…)` */
  | { readonly kind: 'chain'; readonly body: Block; readonly release: 'then' | 'finally' | 'none'; readonly caught: boolean }
  | { readonly kind: 'return'; readonly client: Reference | undefined }
  | { readonly kind: 'throw' }
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
    case 'chain':
      return [statement.body];
    case 'try':
      return [statement.body, statement.handler ?? [], statement.cleanup ?? []];
    default:
      return [];
  }
}

/** Number of statements, those inside others included. */
export function sizeOf(block: Block): number {
  return block.reduce((size, statement) => size + 1 + sizeOf(blocksOf(statement).flat()), 0);
}
