/** Finds the files in which a project writes down the address of its database. */
import { dirname, join } from 'node:path';
import type { ProjectAddress } from '@leakcheck/core';
import { readIfPresent } from './disk.js';
import { addressInSchema, schemasIn } from './prisma-schema.js';

/**
 * Answers which address the files of a source's folder give, or those of the nearest folder above it that has some, up to
 * the boundary. The one kind of file that is known is `schema.prisma`.
 *
 * @param displayPath turns the absolute name of a file into the one that is shown
 */
export function addressFiles(boundary: string, displayPath: (fileName: string) => string): (fileName: string, kind: string) => ProjectAddress | undefined {
  const byFolder = new Map<string, ProjectAddress | null>();
  const ofFolder = (folder: string): ProjectAddress | null => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const schemas = schemasIn(folder);
    const [own] = schemas.flatMap((fileName): readonly ProjectAddress[] => {
      const found = addressInSchema(readIfPresent(join(folder, fileName)) ?? '');
      const absolute = join(folder, fileName);
      return found ? [{ ...found, fileName: absolute, file: displayPath(absolute) }] : [];
    });
    const parent = dirname(folder);
    // A project has one schema: one that says no address is not made up for by that of another project.
    const address = own ?? (schemas.length > 0 || folder === boundary || parent === folder ? null : ofFolder(parent));
    byFolder.set(folder, address);
    return address;
  };
  return (fileName, kind) => (kind === 'schema.prisma' ? ofFolder(dirname(fileName)) ?? undefined : undefined);
}
