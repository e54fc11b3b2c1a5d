import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

interface Alias {
  readonly find: RegExp;
  readonly replacement: string;
}

/** Every entry of every workspace package → its source file, so that tests need no build. */
function sourceAliases(): Alias[] {
  const aliases: Alias[] = [];
  for (const folder of readdirSync(join(root, 'packages'))) {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')) as Manifest;
    for (const [entry, target] of Object.entries(manifest.exports)) {
      const built = /^\.\/dist\/(.+)\.js$/.exec(typeof target === 'string' ? target : target.default)?.[1];
      if (built === undefined) continue;
      aliases.push({
        find: new RegExp(`^${manifest.name}${entry.slice(1)}$`),
        replacement: join(root, 'packages', folder, 'src', `${built}.ts`),
      });
    }
  }
  return aliases;
}

export default defineConfig({
  resolve: { alias: sourceAliases() },
  test: {
    globalSetup: ['./tools/postgres/vitest-global-setup.ts'],
    include: ['packages/*/test/**/*.test.ts', 'tools/test/**/*.test.ts'],
    // Some tests lint or check whole programs, which takes seconds on a busy machine.
    testTimeout: 60_000,
    reporters: ['default', './tools/count-line-reporter.ts'],
  },
});
