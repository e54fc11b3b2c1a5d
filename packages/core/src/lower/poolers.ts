/** Proxies that give each transaction another connection of the server, where the address of a pool tells them. */
import type TS from 'typescript';
import { possibleValues, type Constant, type Setting, type TransactionPooler } from '../ir/index.js';
import { unwrap } from '../types/index.js';
import { constantOf } from './constants.js';

/**
 * The proxy that a construction's connections go through, by all the addresses that it may have.
 *
 * @param settings its options
 * @param expressions the arguments that may be connection strings
 */
export function poolerAmong(settings: readonly Setting[], expressions: readonly TS.Expression[], checker: TS.TypeChecker): TransactionPooler | undefined {
  const values = [...expressions.map((expression) => constantOf(unwrap(expression), checker)), ...settings.map(({ value }) => value)];
  const addresses = values.flatMap((value) => possibleValues(value).values).filter(isAddress);
  return poolerOfAll(addresses.length > 0 ? addresses.map(placeIn) : placesIn(settings));
}

interface Place {
  readonly host: string;
  readonly port: string;
  /** True where the address says of itself that PgBouncer is there, as Prisma wants to be told. */
  readonly saysSo: boolean;
}

function isAddress(value: Constant): value is string {
  return typeof value === 'string' && /^postgres(?:ql)?:\/\//i.test(value);
}

function placeIn(address: string): Place {
  const [, host = '', port = ''] = /^\w+:\/\/(?:[^@/]*@)?([^:/?]+)(?::(\d+))?/.exec(address) ?? [];
  return { host, port, saysSo: /[?&]pgbouncer=true\b/i.test(address) };
}

/** The place that `host` and `port` name, side by side. */
function placesIn(settings: readonly Setting[]): readonly Place[] {
  return settings.filter(({ name }) => name === 'host' || name.endsWith('.host')).flatMap(({ name, value }) => {
    const beside = settings.find((other) => other.name === name.replace(/host$/, 'port'));
    const ports = beside ? possibleValues(beside.value).values : [undefined];
    return possibleValues(value).values.flatMap((host) => (typeof host === 'string' ? ports.map((port) => ({ host, port: String(port ?? ''), saysSo: false })) : []));
  });
}

/** The proxy that stands at every one of the places. */
function poolerOfAll(places: readonly Place[]): TransactionPooler | undefined {
  const [first, ...others] = places.map(poolerAt);
  return first && others.every((other) => other?.name === first.name) ? first : undefined;
}

function poolerAt({ host, port, saysSo }: Place): TransactionPooler | undefined {
  return KNOWN.find((known) => known.host.test(host) && (known.port === undefined || known.port === port))?.pooler ?? (saysSo ? { name: 'PgBouncer', statements: 'unknown' } : undefined);
}

interface KnownPooler {
  readonly host: RegExp;
  /** The port at which it works by transactions, where it has another one for sessions. */
  readonly port?: string;
  readonly pooler: TransactionPooler;
}

/** Proxies that providers run, by the names of their hosts. */
const KNOWN: readonly KnownPooler[] = [
  { host: /-pooler\.(?:.+\.)?(?:neon\.tech|vercel-storage\.com)$/i, pooler: { name: "Neon's pooler", statements: 'kept' } },
  { host: /\.pooler\.supabase\.com$|^db\.[^.]+\.supabase\.co$/i, port: '6543', pooler: { name: "Supabase's pooler", statements: 'lost' } },
];
