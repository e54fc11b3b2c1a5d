/** The compiled models, read from where `npm run models` writes them. */
import { readFileSync } from 'node:fs';
import { createCatalogue, type LibraryEntry, type ModelCatalogue } from './catalogue.js';
import { modelFile } from './files.js';
import type { LibraryModel, ModelData } from './schema.js';

/** Beside this file when it runs from dist; in dist when a test runner runs the sources. */
const PLACES = ['./models/', '../dist/models/'];

let catalogue: ModelCatalogue | undefined;

/**
 * The models that come with leakcheck: their names are read once per process, each model when it is first asked for.
 *
 * @throws Error if the models have not been compiled
 */
export function loadCatalogue(): ModelCatalogue {
  catalogue ??= openCatalogue();
  return catalogue;
}

/**
 * All models at once.
 *
 * @throws Error if the models have not been compiled
 */
export function loadModels(): ModelData {
  const { libraries, load } = loadCatalogue();
  return load(new Set(libraries.map(({ name }) => name)));
}

function openCatalogue(): ModelCatalogue {
  for (const place of PLACES) {
    const folder = new URL(place, import.meta.url);
    const index = readIfPresent(new URL('index.json', folder));
    if (index === undefined) continue;
    // The compiler writes nothing else into these files.
    return createCatalogue(JSON.parse(index) as readonly LibraryEntry[], (name) => {
      const json = readIfPresent(new URL(modelFile(name), folder));
      return json === undefined ? undefined : (JSON.parse(json) as LibraryModel);
    });
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
