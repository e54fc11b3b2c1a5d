/** Instruments the ES modules of packages that have other classes and functions there than in CommonJS. */
import { register } from 'node:module';
import { DUAL_PACKAGES, INSTRUMENTED_FACTORIES, instrumentExports, watchFactory } from '../instrumented-classes.js';
import { moduleVariantOf } from '../module-variant.js';
import type { TrackOptions } from '../options.js';
import { shielded } from '../shield.js';

/** Instruments what ES modules in the folder would import. What is not installed is left out. */
export async function preloadModules(folder: string, options: TrackOptions): Promise<void> {
  for (const specifier of DUAL_PACKAGES) {
    const url = shielded(() => moduleVariantOf(specifier, folder));
    if (url === undefined || url === null) continue;
    const exported: unknown = await import(url).catch(() => undefined);
    shielded(() => instrumentExports(specifier, exported, options));
  }
  for (const name of Object.keys(INSTRUMENTED_FACTORIES)) {
    const url = shielded(() => moduleVariantOf(name, folder));
    if (url !== undefined && url !== null) shielded(() => replaceDefault(name, url, options));
  }
}

/**
 * Puts a module before the one at `url` that exports the same default, watched: what an ES module exports cannot be
 * replaced afterwards.
 */
function replaceDefault(name: string, url: string, options: TrackOptions): void {
  const key = `@leakcheck/runtime factory ${name}`;
  Object.defineProperty(globalThis, Symbol.for(key), {
    value: (factory: unknown) => watchFactory(name, factory, options),
    configurable: true,
  });
  const original = JSON.stringify(`${url}?original`);
  const source = `import factory from ${original}; export default globalThis[Symbol.for(${JSON.stringify(key)})](factory);`;
  const hooks = `export const load = (url, context, next) => url === ${JSON.stringify(url)}
    ? { format: 'module', shortCircuit: true, source: ${JSON.stringify(source)} }
    : next(url, context);`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
