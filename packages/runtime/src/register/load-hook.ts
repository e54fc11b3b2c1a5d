/**
 * Instruments pool classes as they are loaded: those that the application itself would load at once, if that is quick;
 * all others, and other copies such as the one inside pg-promise, when somebody requires or imports them.
 */
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { isReference } from '../adapters/shape.js';
import { INSTRUMENTED_PACKAGES, instrumentExports, watchFactory } from '../instrumented-classes.js';
import type { TrackOptions } from '../options.js';
import { isMethod, replaceMethod } from '../replace-method.js';
import { shielded } from '../shield.js';
import { packageOf } from '../stack/frame.js';
import { preloadModules } from './module-variants.js';

/** Instruments what the application loads from now on. */
export async function instrumentLoaded(options: TrackOptions): Promise<void> {
  watchRequire(
    (name, exported) => void instrumentExports(name, exported, options),
    (name, exported) => watchFactory(name, exported, options),
  );
  // All others are loaded at once.
  const isLarge = (name: string): boolean => INSTRUMENTED_PACKAGES[name]?.isLarge === true;
  shielded(() => watchImport(isLarge, (name, exported) => void instrumentExports(name, exported, options)));
  for (const folder of new Set([process.cwd(), folderOfMain()])) {
    preload(folder, options);
    await preloadModules(folder, options);
  }
}

/**
 * An ES module that imports one of these packages gets the same class as who requires it, because they are CommonJS
 * inside; what the application itself can resolve is therefore loaded now. What is not installed is left out.
 */
function preload(folder: string, options: TrackOptions): void {
  const require = createRequire(path.join(folder, 'noop.js'));
  for (const [name, { isLarge = false }] of Object.entries(INSTRUMENTED_PACKAGES)) {
    if (isLarge || !canResolve(require, name)) continue;
    shielded(() => instrumentExports(name, require(name), options));
  }
}

function canResolve(require: NodeJS.Require, name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

function folderOfMain(): string {
  const main = process.argv[1];
  return main === undefined ? process.cwd() : path.dirname(path.resolve(main));
}

type Instrument = (packageName: string, exported: unknown) => void;

/** Instruments what is loaded from now on; for those who need nothing preloaded. */
export function watchLoads(instrument: Instrument): void {
  watchRequire(instrument, (_name, exported) => exported);
  shielded(() => watchImport((name) => Object.hasOwn(INSTRUMENTED_PACKAGES, name), instrument));
}

/**
 * Looks at what each require() of one of the packages gives.
 *
 * @param replaced gives what the application is to get in its place
 */
function watchRequire(instrument: Instrument, replaced: (packageName: string, exported: unknown) => unknown): void {
  const prototype: unknown = Reflect.get(Module, 'prototype');
  if (typeof prototype !== 'object' || prototype === null || !isMethod(Reflect.get(prototype, 'require'))) return;
  const seen = new WeakSet<object>();
  replaceMethod(prototype, 'require', (original) => {
    return function require(...values): unknown {
      const exported = Reflect.apply(original, this, values);
      const [request] = values;
      if (typeof request !== 'string') return exported;
      const factory = shielded(() => replaced(request, exported)) ?? exported;
      if (factory !== exported) return factory;
      const name = request === 'mysql2/promise' ? 'mysql2' : request;
      if (!Object.hasOwn(INSTRUMENTED_PACKAGES, name) || !isReference(exported) || seen.has(exported)) return exported;
      seen.add(exported);
      const module = name === request ? exported : shielded(() => Reflect.apply(original, this, [name]));
      shielded(() => instrument(name, module));
      return exported;
    };
  });
}

/**
 * Looks at what each import of such a package gives. Node loads CommonJS for an ES module by the file's path, with a
 * function that may be replaced.
 */
function watchImport(applies: (packageName: string) => boolean, instrument: Instrument): void {
  replaceMethod(Module, '_load', (original) => {
    return function load(...values): unknown {
      const exported = Reflect.apply(original, this, values);
      const [request] = values;
      const name = typeof request === 'string' && path.isAbsolute(request) ? packageOf(request) : null;
      if (name !== null && applies(name)) shielded(() => instrument(name, exported));
      return exported;
    };
  });
}
