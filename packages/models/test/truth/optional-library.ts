/** Libraries that not every machine can have: built from source, or part of a later Node. */
import { describe, test } from 'vitest';

/** Runs the claims where the library loads; elsewhere a skip that says by name what is not proven, and why. */
export async function describeIfLoads<Library>(what: string, load: () => Promise<Library>, claims: (library: Library) => void): Promise<void> {
  const loaded = await load().then((library) => ({ library }), (error: unknown) => ({ reason: error instanceof Error ? error.message : String(error) }));
  if ('library' in loaded) {
    describe(what, () => claims(loaded.library));
    return;
  }
  test(`NOT RUN: ${what}`, ({ skip }) => {
    const notice = `${what} cannot be loaded here (${loaded.reason}): its claims are not proven in this run`;
    process.stderr.write(`NOT RUN: ${notice}\n`);
    skip(notice);
  });
}
