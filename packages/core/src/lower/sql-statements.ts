/** Reads SQL text, without any knowledge of TypeScript. */
import type { SqlStatement, SqlStatementKind } from '../ir/index.js';

/** Stands in a text for a part that is not known before the program runs. */
export const UNKNOWN_TEXT = '\u0000';

/** True for a text of which nothing is known before the program runs. */
export function isUnknownText(text: string): boolean {
  return text.trim() === UNKNOWN_TEXT;
}

/** The statements of a text in their order, comments and empty statements left out. */
export function statementsIn(text: string): readonly SqlStatement[] {
  const bare = split(text);
  const block = bare.findIndex((statement) => OPENS_BLOCK.test(statement));
  return bare.flatMap((statement, at) => (block !== -1 && at > block && /^end\b/i.test(statement) ? [{ kind: 'other', words: 'END' }] : statementsOfBare(statement)));
}

/** `IF NOT EXISTS (…) BEGIN CREATE TABLE …` of SQL Server: what stands between BEGIN and END is a block, and no transaction. */
const OPENS_BLOCK = /^(?:if|else|while)\b.*\bbegin\b/i;

/**
 * The statements without comments, what stands in quotes left out. A routine of MySQL has statements of its own between
 * BEGIN and END, which are not run by its creation: from there on the text is one statement.
 */
function split(text: string): readonly string[] {
  const statements: string[] = [];
  let current = '';
  for (let at = 0; at < text.length;) {
    const skipped = commentAt(text, at) ?? '';
    const quoted = skipped === '' ? quotedAt(text, at) : undefined;
    if (skipped !== '') {
      current += ' ';
      at += skipped.length;
    } else if (quoted !== undefined) {
      current += emptied(quoted);
      at += quoted.length;
    } else if (text[at] === ';' && !ROUTINE.test(current)) {
      statements.push(current);
      current = '';
      at += 1;
    } else {
      current += text.charAt(at);
      at += 1;
    }
  }
  return [...statements, current].map((statement) => statement.replace(/\s+/g, ' ').trim()).filter((statement) => statement !== '');
}

const ROUTINE = /^\s*create\b[^;]*\b(?:procedure|function|trigger|event)\b[^;]*\bbegin\b/i;

function commentAt(text: string, at: number): string | undefined {
  if (text.startsWith('--', at) || (text[at] === '#' && /(?:^|[;\n])\s*$/.test(text.slice(0, at)))) return matchAt(/[^\n]*/y, text, at);
  if (!text.startsWith('/*', at)) return undefined;
  const end = text.indexOf('*/', at + 2);
  return text.slice(at, end === -1 ? undefined : end + 2);
}

/** Text in quotes, with them; an unclosed quote goes to the end. */
function quotedAt(text: string, at: number): string | undefined {
  switch (text[at]) {
    case "'":
      return matchAt(/'(?:[^']|'')*'?/y, text, at);
    case '"':
      return matchAt(/"(?:[^"]|"")*"?/y, text, at);
    case '`':
      return matchAt(/`[^`]*`?/y, text, at);
    case '$': {
      const tag = matchAt(/\$(?:[a-z_]\w*)?\$/iy, text, at);
      if (tag === undefined) return undefined;
      const end = text.indexOf(tag, at + tag.length);
      return text.slice(at, end === -1 ? undefined : end + tag.length);
    }
    default:
      return undefined;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Names in quotes stay readable; anything else is only known to be there. */
function emptied(quoted: string): string {
  return /^["`][\w.]+["`]$/.test(quoted) ? quoted : "''";
}

interface Form {
  readonly pattern: RegExp;
  readonly kind: SqlStatementKind;
}

/** The forms of statements, the first that fits; the words of the message are the match's first group, or all of it. */
const FORMS: readonly Form[] = [
  { kind: 'begin', pattern: /^(begin|start transaction)(?= (?:work|tran|transaction|deferred|immediate|exclusive|concurrent|isolation|read|with|not|deferrable)\b|$)/i },
  { kind: 'begin', pattern: /^(start transaction)\b/i },
  { kind: 'other', pattern: /^(?:commit|rollback) prepared\b/i },
  { kind: 'commit', pattern: /^(prepare transaction|commit|end(?= (?:work|transaction|and)\b|$))(?![\w.(])/i },
  { kind: 'rollback-to-savepoint', pattern: /^(rollback(?: work| tran| transaction)? to)\b/i },
  { kind: 'rollback', pattern: /^(rollback|abort(?= (?:work|transaction|and)\b|$))(?![\w.(])/i },
  { kind: 'savepoint', pattern: /^(savepoint|save tran(?:saction)?)\b/i },
  { kind: 'release-savepoint', pattern: /^(release(?: savepoint)?) (?!all\b)["`\w\0]/i },
  { kind: 'other', pattern: /^set (?:global|persist|persist_only|password|default role)\b/i },
  { kind: 'other', pattern: /^set @@(?:global|persist|persist_only)\b/i },
  { kind: 'local-set', pattern: /^set (?:local(?: [\w.]+)?|transaction|constraints)/i },
  { kind: 'session-set', pattern: /^set (?:session )?[\w.@"`]+/i },
  { kind: 'session-set', pattern: /^set\b/i },
  { kind: 'session-reset', pattern: /^(?:reset [\w.]+|discard \w+)/i },
  { kind: 'listen', pattern: /^listen (?=["`\w\0])/i },
  { kind: 'unlisten', pattern: /^unlisten\b/i },
  { kind: 'lock-table', pattern: /^lock tables?\b/i },
  { kind: 'unlock-table', pattern: /^unlock tables?\b/i },
  { kind: 'temporary-table', pattern: /^create (?:(?:global|local) )?temp(?:orary)? table\b(?!.*\bon commit drop\b)/i },
  { kind: 'local-set', pattern: /^select (set_config) ?\([^()]*, ?true ?\)(?!.*\bfrom\b)/i },
  { kind: 'session-set', pattern: /^select (set_config) ?\([^()]*, ?false ?\)(?!.*\bfrom\b)/i },
  { kind: 'local-lock', pattern: /^select (pg_(?:try_)?advisory_xact_lock(?:_shared)?) ?\((?!.*\bfrom\b)/i },
  { kind: 'advisory-unlock', pattern: /^(?:select|with|do|perform)\b.*\b(pg_advisory_unlock(?:_shared|_all)?|release_(?:all_)?locks?) ?\(/i },
  { kind: 'advisory-lock', pattern: /^(?:select|with|do|perform)\b.*\b(pg_(?:try_)?advisory_lock(?:_shared)?|get_lock) ?\(/i },
];

/** A statement that ends a transaction and begins the next, `COMMIT AND CHAIN`, counts as two. */
function statementsOfBare(bare: string): readonly SqlStatement[] {
  for (const { pattern, kind } of FORMS) {
    const match = pattern.exec(bare);
    if (!match) continue;
    const statement = { kind, words: wordsOf(match) };
    const chains = (kind === 'commit' || kind === 'rollback') && /\band chain\b/i.test(bare);
    return chains ? [statement, { kind: 'begin', words: 'AND CHAIN' }] : [statement];
  }
  return [{ kind: 'other', words: (/^[a-z]+/i.exec(bare)?.[0] ?? '').toUpperCase() }];
}

/** Keywords in capitals, names as they are written, functions with parentheses. */
function wordsOf(match: RegExpExecArray): string {
  const [whole, group] = match;
  const words = (group ?? whole).replaceAll(UNKNOWN_TEXT, '').trim();
  if (words.includes('_') && !words.includes(' ')) return `${words}()`;
  const [keyword = '', second, ...names] = words.split(' ');
  if (second === undefined) return keyword.toUpperCase();
  const isName = /^(?:set|reset)$/i.test(keyword) && !MODIFIERS.has(second.toLowerCase());
  return [keyword.toUpperCase(), isName ? second : second.toUpperCase(), ...names].join(' ');
}

const MODIFIERS: ReadonlySet<string> = new Set(['local', 'session', 'transaction', 'constraints', 'all']);
