import { readFileSync } from 'node:fs';

/** A file of an installed package, e.g. `pg/lib/client.js`; its `exports` do not matter. */
export function installedFile(path: string): string {
  return readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url), 'utf8');
}

export function installedVersion(packageName: string): string {
  const manifest = JSON.parse(installedFile(`${packageName}/package.json`)) as { readonly version: string };
  return manifest.version;
}

/** Whether the installed version is that one or a later one: `@since 49.10` in a model. */
export function isInstalledSince(packageName: string, version: string): boolean {
  const installed = installedVersion(packageName).split('.').map(Number);
  const wanted = version.split('.').map(Number);
  const index = wanted.findIndex((part, place) => part !== installed[place]);
  return index === -1 || (wanted[index] ?? 0) < (installed[index] ?? 0);
}
