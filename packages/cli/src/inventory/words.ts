/** Options as people read them. */
import type { InventoryEntry, InventoryOption, InventoryQueries } from '@leakcheck/core';

const UNITS = { ms: ' ms', s: ' s', min: ' min', count: '' } as const;

/** `30000 ms`, `5 or 50`, `no limit`, `unknown`. */
export function valueInWords({ values, unit, unlimited }: InventoryOption): string {
  if (values === null || values.length === 0) return 'unknown';
  if (unlimited) return 'no limit';
  const units = unit === null ? '' : UNITS[unit];
  return [...new Set(values.map((value) => (value === null ? 'none' : `${String(value)}${units}`)))].join(' or ');
}

/** Where the value is from. */
export function sourceInWords({ source, values }: InventoryOption): string {
  switch (source.kind) {
    case 'default':
      return values === null ? 'not known' : 'default';
    case 'address':
      return 'its address may say';
    case 'environment':
      return `$${source.variables.join(', $')}${source.from ? ` from ${source.from.file}:${String(source.from.line)}` : values === null ? '' : ' or fallback'} at ${source.file}:${String(source.line)}`;
    case 'code':
      return `${source.file}:${String(source.line)}`;
  }
}

/** `pg new Pool (pool)`. */
export function nameOf({ library, operation, name }: InventoryEntry): string {
  return `${library} ${operation}${name === null ? '' : ` (${name})`}`;
}

/** What the options do not tell. */
export function notesOn({ complete, limitedElsewhere, options, queries }: InventoryEntry): readonly string[] {
  const isForAddress = options.some(({ source }) => source.kind === 'address');
  return [
    ...(queries === null || queries.count === 0 ? [] : [queriesInWords(queries)]),
    ...(complete || isForAddress ? [] : ['not all of its options are known']),
    ...(limitedElsewhere ? ['SQL of the program limits its queries, or may'] : []),
  ];
}

/** `12 queries, 3 of them without a limit`. */
function queriesInWords({ count, unlimited }: InventoryQueries): string {
  const queries = count === 1 ? '1 query' : `${String(count)} queries`;
  if (unlimited === null) return `${queries}; whether they have a limit is not known`;
  if (unlimited === count) return `${queries} without a limit`;
  return unlimited === 0 ? `${queries}, limited` : `${queries}, ${String(unlimited)} of them without a limit`;
}
