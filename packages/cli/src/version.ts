import { readFileSync } from 'node:fs';

/** The version of this package, from its manifest. */
export function packageVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  // npm does not publish a package whose manifest has no version.
  return (JSON.parse(manifest) as { version: string }).version;
}
