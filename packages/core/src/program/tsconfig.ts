/** Reads one tsconfig.json or jsconfig.json: only `paths`, `baseUrl`, `extends` and `references` matter here. */
import { posix } from 'node:path';
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { Problem } from '../report/index.js';
import { isJsonObject } from './json-value.js';

export interface PathMapping {
  /** Absolute folder that bare specifiers may start from. */
  readonly baseUrl?: string;
  readonly patterns: readonly PathPattern[];
}

export interface PathPattern {
  /** A specifier, with at most one `*`. */
  readonly pattern: string;
  /** Absolute paths, each with at most one `*`. */
  readonly targets: readonly string[];
}

export interface PathConfig {
  readonly baseUrl?: string;
  /** Absent if the configuration says nothing of `paths`, so that those it extends hold. */
  readonly patterns?: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  /** Relative paths only, as written. */
  readonly extends: readonly string[];
  readonly references: readonly string[];
}

/**
 * Parses a configuration (JSON with comments and trailing commas).
 *
 * @returns what it says, or the first thing wrong with it, at its place in the file.
 */
export function parsePathConfig(fileName: string, text: string): PathConfig | Problem {
  const parsed: { readonly config?: unknown; readonly error?: TS.Diagnostic } = ts.parseConfigFileTextToJson(fileName, text);
  const { config, error } = parsed;
  if (error !== undefined) {
    return problemAt(fileName, text, error.start ?? 0, ts.flattenDiagnosticMessageText(error.messageText, ' '));
  }
  if (config !== undefined && !isJsonObject(config)) return problemAt(fileName, text, 0, 'A JSON object is expected.');
  const root = config ?? {};
  const compilerOptions = root['compilerOptions'] ?? {};
  const wrongType = (key: string, expected: string): Problem =>
    problemAt(fileName, text, Math.max(0, text.indexOf(`"${key}"`)), `'${key}' must be ${expected}.`);
  if (!isJsonObject(compilerOptions)) return wrongType('compilerOptions', 'an object');
  const baseUrl = compilerOptions['baseUrl'];
  if (baseUrl !== undefined && typeof baseUrl !== 'string') return wrongType('baseUrl', 'a string');
  const paths = compilerOptions['paths'];
  if (paths !== undefined && !isJsonObject(paths)) return wrongType('paths', 'an object of arrays of strings');
  return {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(paths === undefined
      ? {}
      : { patterns: Object.entries(paths).map(([pattern, targets]) => ({ pattern, targets: strings(targets) })) }),
    extends: strings(root['extends']).filter(isRelative),
    references: (Array.isArray(root['references']) ? root['references'] : []).flatMap((reference: unknown) =>
      isJsonObject(reference) ? strings(reference['path']) : [],
    ),
  };
}

/**
 * What a configuration in `folder` maps, on top of what it inherits: as absolute paths, with `paths` starting at
 * `baseUrl`, or else at the folder.
 */
export function absoluteMapping(
  config: PathConfig,
  folder: string,
  inherited: PathMapping | undefined,
): PathMapping | undefined {
  const baseUrl = config.baseUrl === undefined ? inherited?.baseUrl : posix.join(folder, config.baseUrl);
  if (config.baseUrl === undefined && config.patterns === undefined) return inherited;
  const start = baseUrl ?? folder;
  const patterns = config.patterns?.map(({ pattern, targets }) => ({
    pattern,
    targets: targets.map((target) => (target.startsWith('/') ? target : posix.join(start, target))),
  }));
  return { ...(baseUrl === undefined ? {} : { baseUrl }), patterns: patterns ?? inherited?.patterns ?? [] };
}

function problemAt(file: string, text: string, offset: number, reason: string): Problem {
  const before = text.slice(0, offset).split('\n');
  return {
    file,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: `Cannot be read, so its path mappings are ignored: ${reason}`,
  };
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item: unknown) => typeof item === 'string') : [];
}

function isRelative(reference: string): boolean {
  return reference.startsWith('./') || reference.startsWith('../') || reference === '.' || reference === '..';
}
