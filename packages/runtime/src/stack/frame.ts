/** Frames as a reader wants them: the author's own files and lines. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CallSitePosition } from './capture.js';
import { originalPositions } from './source-map.js';

/** One frame of an acquisition's stack, after source maps. Lines and columns count from 1. */
export interface Frame {
  /** Absolute path, or whatever the engine names the script if it is no file. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string | null;
  readonly isAsync: boolean;
  /** False for Node's own code, installed packages and the companion itself. */
  readonly isApplication: boolean;
}

const companionRoot = path.resolve(fileURLToPath(import.meta.url), '../../..');
/** Its code as it runs, and as source maps have it. */
const companionFolders = ['dist', 'src'].map((folder) => path.join(companionRoot, folder) + path.sep);

/** Translates captured positions through the source maps in force; costs are paid here, not at the acquisition. */
export function toFrames(positions: readonly CallSitePosition[]): readonly Frame[] {
  return originalPositions(positions).map((position) => {
    const file = toPath(position.file);
    return { ...position, file, isApplication: isApplicationFile(file) };
  });
}

/** The innermost frame of the application's own code, or the innermost of all if there is none. */
export function acquisitionFrame(frames: readonly Frame[]): Frame | null {
  return frames.find((frame) => frame.isApplication) ?? frames[0] ?? null;
}

/** `file:line:column`, the file relative to the working directory where it lies below it, with `/`. */
export function locationOf(frame: Frame): string {
  const relative = path.relative(process.cwd(), frame.file);
  const outside = relative.startsWith('..') || path.isAbsolute(relative) || !path.isAbsolute(frame.file);
  const file = outside ? frame.file : relative.split(path.sep).join('/');
  return `${file}:${frame.line}:${frame.column}`;
}

function toPath(file: string): string {
  return file.startsWith('file:') ? fileURLToPath(file) : file;
}

function isApplicationFile(file: string): boolean {
  return path.isAbsolute(file) && !isInstalled(file) && !isCompanion(file);
}

/** Whether a file, by its path or URL, is one of the companion's own. */
export function isCompanion(file: string): boolean {
  const known = toPath(file);
  return companionFolders.some((folder) => known.startsWith(folder));
}

/** Whether a file, by its path or URL, belongs to an installed package. */
export function isInstalled(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

/** The name of the installed package that a file, by its path or URL, is of; null if it is of none. */
export function packageOf(file: string): string | null {
  const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file) ?? [];
  return name ?? null;
}
