import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UsageError } from '../usage-error.js';

/**
 * A driver of the project that is asked about, or else one that is installed beside leakcheck. leakcheck brings none: it
 * would be the only one of its dependencies that opens a connection.
 *
 * @throws UsageError that says what to install
 */
export function loadDriver(packageName: string, entry: string, cwd: string): unknown {
  for (const from of [join(cwd, 'package.json'), import.meta.url]) {
    try {
      return createRequire(from)(entry) as unknown;
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  throw new UsageError(`leakcheck db asks through the driver of your project, and there is no "${packageName}" here. Run it where ${packageName} is installed, or npm install --save-dev ${packageName}.`);
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}
