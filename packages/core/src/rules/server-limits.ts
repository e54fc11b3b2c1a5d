/** Limits that reach the server by another way than the option of that name. */
import { possibleValues, type Setting } from '../ir/index.js';
import { CONNECTION_STRINGS } from './missing-limit.js';

/**
 * True of an option that is no time limit itself, but through which one of the named server settings may be set: a
 * connection string, server options, or code of the program's own that sees each new connection.
 *
 * @param names settings of the server, or parameters of the connection string, in milliseconds
 */
export function mayLimitOnServer({ name: path, value }: Setting, names: readonly string[]): boolean {
  const name = path.split('.').at(-1) ?? path;
  if (HANDLERS.has(name)) return true;
  if (name !== 'options' && !CONNECTION_STRINGS.has(name)) return false;
  const { values, all } = possibleValues(value);
  if (!all) return true;
  return values.some((text) => typeof text === 'string' && (name === 'options' ? mentions(text, names) : isInUrl(text, names)));
}

/** Options with code or SQL of the program's own, which each new connection runs. */
const HANDLERS: ReadonlySet<string> = new Set(['onConnect', 'verify', 'Client', 'initSql', 'sessionVariables', 'sessionCallback', 'afterCreate', 'hooks']);

/** A parameter above zero, or server options that set one. */
function isInUrl(url: string, names: readonly string[]): boolean {
  const start = url.indexOf('?');
  const parameters = new URLSearchParams(start === -1 ? '' : url.slice(start + 1));
  return names.some((name) => Number(parameters.get(name) ?? 0) > 0) || mentions(parameters.get('options') ?? '', names);
}

function mentions(options: string, names: readonly string[]): boolean {
  return names.some((name) => options.includes(name));
}

const MILLISECONDS: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** The milliseconds that options of the server set a limit to: `-c statement_timeout=5s`; undefined where they do not, or in another way. */
export function limitInServerOptions({ name: path, value }: Setting, limit: string): number | undefined {
  if (path.split('.').at(-1) !== 'options' || value.kind !== 'constant' || typeof value.value !== 'string') return undefined;
  const [, amount = '', unit = ''] = new RegExp(`(?:-c\\s*|--)${limit}=(\\d+)([a-z]*)(?:\\s|$)`).exec(value.value) ?? [];
  const scale = MILLISECONDS[unit];
  return amount === '' || scale === undefined ? undefined : Number(amount) * scale;
}
