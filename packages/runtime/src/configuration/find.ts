/** The project's `leakcheck.config`, which it shares with the command. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A configuration as it was written. */
export interface FoundConfiguration {
  /** As messages show it. */
  readonly name: string;
  readonly value: unknown;
}

/** In the order in which the command looks for them. */
const FILES = ['js', 'mjs', 'cjs', 'ts', 'json'].map((extension) => `leakcheck.config.${extension}`);

/**
 * The nearest configuration from a folder upwards to the root of its repository; null if there is none.
 *
 * Scripts are loaded by Node itself: one in TypeScript needs a Node that takes types away.
 *
 * @throws whatever loading it throws
 */
export async function readConfiguration(folder: string): Promise<FoundConfiguration | null> {
  for (let current = folder; ; current = path.dirname(current)) {
    for (const name of FILES) {
      const file = path.join(current, name);
      if (existsSync(file)) return { name, value: name.endsWith('.json') ? readJson(file) : await load(file) };
    }
    const inManifest = ofManifest(path.join(current, 'package.json'));
    if (inManifest !== undefined) return { name: 'package.json', value: inManifest };
    if (existsSync(path.join(current, '.git')) || path.dirname(current) === current) return null;
  }
}

async function load(file: string): Promise<unknown> {
  const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href);
  return typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded;
}

/** What stands in a manifest that is no JSON is none of our business. */
function ofManifest(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    const manifest = readJson(file);
    return typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, 'leakcheck') : undefined;
  } catch {
    return undefined;
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
