/** What goes wrong in the companion's own work. */

interface Faults {
  /** Errors that were swallowed, in the whole process. */
  count: number;
}

// Test runners load the same module several times: every copy counts in the same place.
const key = Symbol.for('@leakcheck/runtime faults');
export const faults: Faults = existing() ?? create();

function existing(): Faults | undefined {
  // Nobody else writes under this key.
  return Reflect.get(globalThis, key) as Faults | undefined;
}

function create(): Faults {
  const created: Faults = { count: 0 };
  Object.defineProperty(globalThis, key, { value: created });
  return created;
}

/**
 * Runs the companion's own work in such a way that it cannot break the application: an error is swallowed and counted.
 *
 * @returns what `work` returns, or undefined if it threw
 */
export function shielded<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    faults.count++;
    return undefined;
  }
}
