/** The statements of an SQL text that may change the state of a session. */

/** First words of statements that may do so; all others are passed over without a closer look. */
const FIRST_WORDS = new Set([
  'begin', 'start', 'commit', 'rollback', 'end', 'abort', 'set', 'reset', 'discard', 'listen', 'unlisten', 'lock', 'unlock',
  'create', 'drop', 'alter', 'truncate', 'rename',
]);
const LOCK_FUNCTION = /\b(?:pg_advisory_(?:un)?lock|get_lock|release_(?:all_locks|lock))/i;
/** Comments and everything quoted, whose semicolons end no statement. */
const OPAQUE = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|''|\\.)*'|"(?:[^"]|"")*"|`[^`]*`|(\$\w*\$)[\s\S]*?\1/g;
const MAX_LENGTH = 2000;

const nothing: readonly string[] = [];
/** Texts in which there is nothing worth reading: a program sends the same ones again and again. */
const knownAsDull = new Set<string>();
const MAX_KNOWN = 1000;
const MAX_KEPT = 500;

/** The statements worth reading, without comments and leading space. A text of unusual length has none. */
export function statementsOf(text: string): readonly string[] {
  if (text.length > MAX_LENGTH || knownAsDull.has(text)) return nothing;
  const statements = read(text);
  if (statements.length === 0) {
    if (knownAsDull.size >= MAX_KNOWN) knownAsDull.clear();
    if (text.length <= MAX_KEPT) knownAsDull.add(text);
  }
  return statements;
}

function read(text: string): readonly string[] {
  const plain = isPlain(text) ? text : text.replace(OPAQUE, (found) => (/^(?:--|\/\*)/.test(found) ? ' ' : quotedAs(found)));
  if (!plain.includes(';')) return isWorthReading(plain) ? [plain.trim()] : [];
  return plain.split(';').flatMap((statement) => (isWorthReading(statement) ? [statement.trim()] : []));
}

/** Whether there is nothing in the text that could hide a semicolon or stand before the first word. */
function isPlain(text: string): boolean {
  return !text.includes(';') && !text.includes('--') && !text.includes('/*');
}

/** What is quoted says nothing about the session but for its value, which must not look like a statement. */
function quotedAs(found: string): string {
  return found.includes(';') ? found.slice(0, 1).repeat(2) : found;
}

function isWorthReading(statement: string): boolean {
  const first = /^\s*([a-z]+)/i.exec(statement)?.[1]?.toLowerCase();
  if (first === undefined) return false;
  return FIRST_WORDS.has(first) || (LOCK_FUNCTION.test(statement) && (first === 'select' || first === 'do'));
}

const BEGINNING = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:begin|start\s+transaction)\b/i;

/** Whether a text begins a transaction with its first statement. Asked of each: most are told by their first two letters. */
export function beginsTransaction(text: string): boolean {
  switch (text.charCodeAt(0)) {
    case 0x42: // B
    case 0x62: // b
    case 0x20: // space
    case 0x09: // tab
    case 0x0a: // line feed
    case 0x0d: // carriage return
    case 0x2d: // -
    case 0x2f: // /
      return BEGINNING.test(text);
    case 0x53: // S
    case 0x73: // s
      return (text.charCodeAt(1) | 0x20) === 0x74 && BEGINNING.test(text);
    default:
      return false;
  }
}
