import { readdirSync, readFileSync } from 'node:fs';
import type { ModelSource } from '../src/compile/index.js';

const LIBRARIES = new URL('../libraries/', import.meta.url);

/** The model files of this package. */
export function librarySources(): ModelSource[] {
  return readdirSync(LIBRARIES).map((name) => ({
    name: `libraries/${name}`,
    text: readFileSync(new URL(name, LIBRARIES), 'utf8'),
  }));
}
