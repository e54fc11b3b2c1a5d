import { relative, resolve, sep } from 'node:path';

/** `\` → `/`: the form of file names in programs and in reports. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** An absolute path, with `/`. */
export function absolutePath(cwd: string, path: string): string {
  return withSlashes(resolve(cwd, path));
}

/** An absolute file name → the one reports show: relative to the working directory, with `/`. */
export function displayPath(cwd: string, fileName: string): string {
  return withSlashes(relative(cwd, fileName));
}

/** True if a path is the folder itself or lies below it; both absolute, with `/`. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
