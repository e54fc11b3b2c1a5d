/** The compiled models as data. */
import { readFileSync } from 'node:fs';
import type { ModelData } from './schema.js';

/** Beside this file when it runs from dist; in dist when a test runner runs the sources. */
const PLACES = ['./models.json', '../dist/models.json'];

let loaded: ModelData | undefined;

/**
 * All models, read once per process.
 *
 * @throws Error if the models have not been compiled
 */
export function loadModels(): ModelData {
  loaded ??= read();
  return loaded;
}

function read(): ModelData {
  for (const place of PLACES) {
    const json = readIfPresent(new URL(place, import.meta.url));
    // The compiler writes nothing but ModelData.
    if (json !== undefined) return JSON.parse(json) as ModelData;
  }
  throw new Error('The models of @leakcheck/models have not been compiled; run npm run build.');
}

function readIfPresent(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
