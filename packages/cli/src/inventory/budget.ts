import { budgetOf, isScriptFile, type Expectations, type InventoryEntry } from '@leakcheck/core';
import type { Budget } from './inventory.js';

/** What the pools of one process take. Clients are left out, one connection each, opened here and there, and so are scripts, which end. */
export function budgetFor(entries: readonly InventoryEntry[], expectations: Expectations): Budget {
  const sizes = entries.filter(({ kind, file }) => kind === 'pool' && !isScriptFile(file)).map(({ size }) => size);
  const known = sizes.filter((size) => typeof size === 'number');
  return {
    pools: known.length,
    unknown: sizes.length - known.length,
    connections: known.reduce((sum, size) => sum + size, 0),
    instances: expectations.instances ?? 1,
    available: budgetOf(expectations) ?? null,
  };
}

/** The budget as a sentence or two. */
export function budgetInWords({ pools, unknown, connections, instances, available }: Budget): string {
  if (pools === 0 && unknown === 0) return 'There are no pools.';
  if (pools === 0) return `The size of ${unknown === 1 ? 'the pool' : `all ${String(unknown)} pools`} is unknown or unbounded: there is nothing to hold against the server.`;
  const total = connections * instances;
  const sum = `${count(pools, 'pool')} may take ${String(connections)} connections a process; ${count(instances, 'instance')}: ${String(total)}`;
  const rest = unknown === 0 ? '' : ` ${count(unknown, 'pool')} of unknown or unbounded size not counted.`;
  if (available === null) return `${sum}. Set database.maxConnections in the configuration to hold it against the server.${rest}`;
  const verdict = total > available ? `${String(total - available)} too many` : `${String(available - total)} to spare`;
  return `${sum} of the server's ${String(available)} (${verdict}).${rest}`;
}

function count(amount: number, what: string): string {
  return `${String(amount)} ${what}${amount === 1 ? '' : 's'}`;
}
