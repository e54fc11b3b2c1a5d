import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DUAL_PACKAGES, INSTRUMENTED_PACKAGES, instrumentExports } from '../instrumented-classes.js';
import { moduleVariantOf } from '../module-variant.js';
import { shielded } from '../shield.js';

/** Every test's stacks are taken, and its process's end is not of interest: each test is judged at its own. */
const OPTIONS = { reportAtExit: false, stackBudget: 1 } as const;

/**
 * Instruments the pools of the packages that the file at `importer` would load. What is not installed is left out.
 *
 * Packages are loaded with `import()`, which a test runner with module contexts of its own answers from the test's
 * context.
 */
export async function instrumentInstalled(importer: string): Promise<void> {
  for (const packageName of Object.keys(INSTRUMENTED_PACKAGES)) {
    const file = resolved(packageName, importer);
    if (file === undefined) continue;
    await instrumentModule(packageName, pathToFileURL(file).href);
    if (!DUAL_PACKAGES.includes(packageName)) continue;
    const variant = shielded(() => moduleVariantOf(packageName, path.dirname(path.resolve(importer)))) ?? null;
    if (variant !== null) await instrumentModule(packageName, variant);
  }
}

/** What cannot be loaded in a context of the test runner's own, no test loads there. */
async function instrumentModule(packageName: string, url: string): Promise<void> {
  const loaded: unknown = await import(/* @vite-ignore */ url).catch(() => undefined);
  instrumentExports(packageName, loaded, OPTIONS);
}

function resolved(packageName: string, importer: string): string | undefined {
  try {
    return createRequire(path.resolve(importer)).resolve(packageName);
  } catch {
    return undefined;
  }
}
