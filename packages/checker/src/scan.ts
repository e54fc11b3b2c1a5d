/** Reads every file once and notes what relevance depends on; nothing is parsed. */
import {
  declaredClasses,
  extendedClasses,
  mentionsProtocol,
  scanImports,
  type MentionTest,
  type ModelledModules,
  type ModuleResolver,
  type Problem,
} from '@leakcheck/core';
import type { Discovery } from './discover.js';
import { isSourceName } from './discover.js';
import { MAX_SOURCE_BYTES, readSource } from './source-text.js';

/** What the text of one file tells. */
export interface ScannedFile {
  readonly fileName: string;
  /** False for files outside the requested paths, which are there for what requested ones import of them. */
  readonly requested: boolean;
  readonly lines: number;
  readonly importsModel: boolean;
  readonly mentionsMember: boolean;
  readonly mentionsAcquiringMember: boolean;
  /** True if some call may be recognised by what surrounds it. */
  readonly mentionsProtocol: boolean;
  /** Classes that it declares. */
  readonly declared: ReadonlySet<string>;
  /** Classes that those extend. */
  readonly extended: ReadonlySet<string>;
  /** Classes that it constructs. */
  readonly constructed: ReadonlySet<string>;
  /** Files of the tree that it imports. */
  readonly imports: ReadonlySet<string>;
  /** Those of `imports` whose exports it passes on. */
  readonly passedOn: ReadonlySet<string>;
}

export interface Scan {
  readonly files: ReadonlyMap<string, ScannedFile>;
  /** Files that are not text, with absolute names. */
  readonly problems: readonly Problem[];
}

export interface ScanOptions {
  readonly discovery: Discovery;
  readonly modules: ModelledModules;
  readonly mentions: MentionTest;
  readonly resolve: ModuleResolver;
}

/** Scans the discovered files, and from them on the files outside the requested paths that they import. */
export function scanFiles(options: ScanOptions): Scan {
  const files = new Map<string, ScannedFile>();
  const problems: Problem[] = [];
  const queue = options.discovery.files.map((fileName) => ({ fileName, requested: true }));
  const queued = new Set(options.discovery.files);
  for (const { fileName, requested } of queue) {
    const isNamed = options.discovery.named.has(fileName);
    if (isNamed && !isSourceName(fileName)) {
      problems.push(problemIn(fileName, 'is not a TypeScript or JavaScript source file; skipped'));
      continue;
    }
    const source = readSource(fileName);
    switch (source.kind) {
      case 'text': {
        const scanned = scanText(fileName, requested, source.text, options);
        files.set(fileName, scanned);
        for (const imported of scanned.imports) {
          if (queued.has(imported)) continue;
          queued.add(imported);
          queue.push({ fileName: imported, requested: false });
        }
        break;
      }
      case 'binary':
        problems.push(problemIn(fileName, `is not text (byte ${source.byte}); skipped`));
        break;
      case 'too large':
        // Bundles are part of many trees; only who asks for one by name wants to hear of it.
        if (isNamed) {
          const limit = MAX_SOURCE_BYTES / 1024;
          problems.push(problemIn(fileName, `is larger than ${limit} KiB (${source.bytes} bytes); skipped`));
        }
        break;
      case 'unreadable':
        problems.push(problemIn(fileName, `cannot be read (${source.reason}); skipped`));
        break;
      default:
        source satisfies never;
    }
  }
  return { files, problems };
}

function scanText(fileName: string, requested: boolean, text: string, options: ScanOptions): ScannedFile {
  const imports = new Set<string>();
  const passedOnImports = new Set<string>();
  let importsModel = false;
  for (const { specifier, passedOn } of scanImports(text)) {
    if (options.modules.belongsToModelledPackage(specifier)) importsModel = true;
    const target = options.resolve(specifier, fileName);
    if (target.kind !== 'file') continue;
    imports.add(target.fileName);
    if (passedOn) passedOnImports.add(target.fileName);
  }
  const mentionsAcquiringMember = options.mentions.mentionsAcquiringMember(text);
  return {
    fileName,
    requested,
    lines: countLines(text),
    importsModel,
    mentionsMember: options.mentions.mentionsMember(text),
    mentionsAcquiringMember,
    declared: declaredClasses(text),
    extended: extendedClasses(text),
    constructed: namesBehind(/\bnew\s+([\w$]+)/g, text),
    mentionsProtocol: mentionsProtocol(text),
    imports,
    passedOn: passedOnImports,
  };
}

function namesBehind(pattern: RegExp, text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name])));
}

function countLines(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function problemIn(file: string, message: string): Problem {
  return { file, line: 1, column: 1, message };
}
