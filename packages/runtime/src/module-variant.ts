/** Packages that are not the same to an ES module that imports them as to CommonJS that requires them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject, memberOf } from './adapters/shape.js';

/**
 * The URL of what `import` of a package gives; null if it is the same as what `require` gives, or is not installed.
 *
 * @param folder where the importing module is
 * @throws Error if the package's manifest cannot be read
 */
export function moduleVariantOf(specifier: string, folder: string): string | null {
  const [name = specifier, ...part] = specifier.split('/');
  const required = resolved(specifier, folder);
  const inside = path.join('node_modules', name);
  const root = required?.slice(0, required.lastIndexOf(inside) + inside.length);
  if (required === null || root === undefined || !required.includes(inside)) return null;
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const target = importTarget(memberOf(memberOf(manifest, 'exports'), ['.', ...part].join('/')) ?? memberOf(manifest, 'exports'));
  const file = target === null ? required : path.join(root, target);
  return file === required ? null : pathToFileURL(file).href;
}

function resolved(specifier: string, folder: string): string | null {
  try {
    return createRequire(path.join(folder, 'noop.js')).resolve(specifier);
  } catch {
    return null;
  }
}

/** What `import` is answered with, among the conditions of a package's exports, which hold in their order. */
function importTarget(conditions: unknown): string | null {
  if (typeof conditions === 'string') return conditions;
  if (!isObject(conditions)) return null;
  const holding = Object.entries(conditions).find(([condition]) => ['node', 'import', 'default'].includes(condition));
  return holding === undefined ? null : importTarget(holding[1]);
}
