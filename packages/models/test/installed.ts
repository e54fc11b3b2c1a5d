import { readFileSync } from 'node:fs';

/** A file of an installed package, e.g. `pg/lib/client.js`; its `exports` do not matter. */
export function installedFile(path: string): string {
  return readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url), 'utf8');
}

export function installedVersion(packageName: string): string {
  const manifest = JSON.parse(installedFile(`${packageName}/package.json`)) as { readonly version: string };
  return manifest.version;
}
