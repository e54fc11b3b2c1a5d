/** The compiled models, read from where `npm run models` writes them. */
import { readFileSync } from 'node:fs';
import { createCatalogue, type ModelCatalogue } from './catalogue.js';
import { INDEX_FILE, modelFile, type IndexRow, type LibraryBody } from './files.js';
import type { LibraryModel, ModelData } from './schema.js';

/** Beside this file when it runs from dist; in dist when a test runner runs the sources. */
const PLACES = ['./models/', '../dist/models/'];

let catalogue: ModelCatalogue | undefined;

/**
 * The models that come with leakcheck: their index is read once per process, the file of each when somebody first looks
 * into its model.
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
    const index = readIfPresent(new URL(INDEX_FILE, folder));
    if (index === undefined) continue;
    // The compiler writes nothing else into these files.
    const rows = JSON.parse(index) as readonly IndexRow[];
    const models = new Map(rows.map(({ head }) => [head.name, modelOf(head, folder)]));
    return createCatalogue(rows.map(({ entry }) => entry), (name) => models.get(name));
  }
  throw new Error('The models of @leakcheck/models have not been compiled; run npm run build.');
}

/** A model whose file is read when somebody first looks into it: nearly all of what there is to parse stands there. */
function modelOf(head: IndexRow['head'], folder: URL): LibraryModel {
  let read: LibraryBody | undefined;
  const body = (): LibraryBody => (read ??= JSON.parse(readFileSync(new URL(modelFile(head.name), folder), 'utf8')) as LibraryBody);
  return {
    ...head,
    get modules() {
      return body().modules;
    },
    get declarations() {
      return body().declarations;
    },
  };
}

function readIfPresent(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
