/** What a connection's statements left behind in its session, as far as their text tells. */
import { statementsOf } from './statements.js';

/** Whether the latest statement that begins or ends a transaction began one; null if there was none. */
export type TransactionByText = 'begun' | 'ended' | null;

/** Follows the statements sent over one connection. A statement that fails is taken for one that worked. */
export class SessionState {
  readonly #ddlCommits: boolean;
  transaction: TransactionByText = null;
  /** What is changed → the statement that changed it; made when first needed. */
  #changes: Map<string, string> | null = null;

  /** @param ddlCommits whether statements that define data end the transaction, as in MySQL and MariaDB */
  constructor(ddlCommits: boolean) {
    this.#ddlCommits = ddlCommits;
  }

  /** Takes a statement down. Nearly all of them concern the session in no way, which their first letters tell. */
  sent(text: string): void {
    for (const statement of statementsOf(text)) this.#take(statement);
  }

  /** Whether anything is changed. */
  get hasChanges(): boolean {
    return this.#changes !== null && this.#changes.size > 0;
  }

  /** What is changed, each with the statement that did it. */
  changes(): readonly string[] {
    return this.#changes === null ? [] : [...this.#changes.values()];
  }

  /** Forgets what earlier statements did: what is told once is not told of the next owner. */
  forget(): void {
    this.transaction = null;
    this.#changes = null;
  }

  #take(statement: string): void {
    const words = statement.toLowerCase().split(/[\s=(]+/, 5);
    const [first = '', second = '', third = ''] = words;
    switch (first) {
      case 'begin':
        this.transaction = 'begun';
        break;
      case 'start':
        if (second === 'transaction') this.transaction = 'begun';
        break;
      case 'commit':
      case 'rollback':
      case 'end':
      case 'abort':
        this.#ends(words);
        break;
      case 'set':
        this.#set(second, third, statement);
        break;
      case 'reset':
        this.#undo(second === 'all' ? 'set ' : `set ${second === 'session' ? `${second} ${third}` : second}`, second === 'all');
        break;
      case 'discard':
        if (second === 'all') this.#changes = null;
        break;
      case 'listen':
        this.#change(`listen ${second}`, statement);
        break;
      case 'unlisten':
        this.#undo(second === '*' ? 'listen ' : `listen ${second}`, second === '*');
        break;
      case 'lock':
        if (second === 'tables' || second === 'table') this.#change('lock tables', statement);
        break;
      case 'unlock':
        this.#undo('lock tables', false);
        break;
      case 'create':
        this.#create(words, statement);
        break;
      case 'drop':
        this.#undo('temporary ', true);
        this.#define(second);
        break;
      case 'alter':
      case 'truncate':
      case 'rename':
        this.#define(second);
        break;
      default:
        this.#locks(statement);
    }
  }

  #ends(words: readonly string[]): void {
    // ROLLBACK TO and RELEASE leave the transaction open; AND CHAIN opens the next one.
    if (words.includes('to') || words.includes('prepared')) return;
    this.transaction = words.includes('chain') && !words.includes('no') ? 'begun' : 'ended';
  }

  #set(second: string, third: string, statement: string): void {
    if (['local', 'transaction', 'constraints', 'names', 'statement', 'global'].includes(second)) return;
    const name = second === 'session' ? third : second;
    if (name === 'transaction' || name === 'characteristics') return;
    const key = `set ${name}`;
    if (/\b(?:to|=)\s*default\s*$/i.test(statement)) this.#undo(key, false);
    else this.#change(key, statement);
  }

  #create(words: readonly string[], statement: string): void {
    if (!words.includes('temporary') && !words.includes('temp')) {
      this.#define(words[1] ?? '');
      return;
    }
    if (words.includes('table') && !/\bon\s+commit\s+drop\b/i.test(statement)) this.#change('temporary table', statement);
  }

  #define(what: string): void {
    if (this.#ddlCommits && what !== 'temporary') this.transaction = 'ended';
  }

  /** Advisory locks of PostgreSQL that last as long as the session. Whether a try got the lock is not known. */
  #locks(statement: string): void {
    if (/\bpg_advisory_lock(?:_shared)?\s*\(/i.test(statement)) this.#change('advisory lock', statement);
    else if (/\bpg_advisory_unlock(?:_shared|_all)?\s*\(/i.test(statement)) this.#undo('advisory lock', false);
    else if (/\bget_lock\s*\(/i.test(statement)) this.#change('named lock', statement);
    else if (/\brelease_(?:all_locks|lock)\s*\(/i.test(statement)) this.#undo('named lock', false);
  }

  #change(key: string, statement: string): void {
    this.#changes ??= new Map();
    this.#changes.set(key, statement);
  }

  #undo(key: string, isPrefix: boolean): void {
    if (this.#changes === null) return;
    if (!isPrefix) this.#changes.delete(key);
    else for (const known of this.#changes.keys()) if (known.startsWith(key)) this.#changes.delete(known);
  }
}
