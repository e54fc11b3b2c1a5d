/** Reads every file once and notes what relevance depends on; nothing is parsed. */
import {
  declaredClasses,
  extendedClasses,
  mentionsDeferredLease,
  mentionsProtocol,
  mentionsTag,
  mentionTest,
  optionMentionTest,
  scanImports,
  type MentionTest,
  type OptionMentionTest,
  type ModelledModules,
  type ModuleResolver,
  type Problem,
} from '@leakcheck/core';
import type { LibraryEntry, ModelData } from '@leakcheck/models';
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
  /** True if a tag seems to say that something of its own is a resource or hands one out. */
  readonly mentionsTag: boolean;
  /** True if it may lend connections that go back when a promise is settled. */
  readonly mentionsDeferredLease: boolean;
  /** True if it seems to make a pool or client. */
  readonly mentionsConstruction: boolean;
  /** True if the options of such may stand in it. */
  readonly mentionsOptions: boolean;
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
  /** The models that the files have to do with. */
  readonly models: ModelData;
  /** Files that are not text, with absolute names. */
  readonly problems: readonly Problem[];
}

export interface ScanOptions {
  readonly discovery: Discovery;
  readonly modules: ModelledModules;
  readonly resolve: ModuleResolver;
  readonly libraries: readonly LibraryEntry[];
  /** Loads the models of what the files import; what a file mentions is judged by their names. */
  readonly loadModels: (imported: ReadonlySet<string>) => ModelData;
}

/** Scans the discovered files, and from them on the files outside the requested paths that they import. */
export function scanFiles(options: ScanOptions): Scan {
  const texts: ReadFile[] = [];
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
        const read = readImports(fileName, requested, source.text, options.resolve);
        texts.push(read);
        for (const imported of read.imports) {
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
      case 'minified':
        if (isNamed) problems.push(problemIn(fileName, 'is minified; skipped'));
        break;
      case 'unreadable':
        problems.push(problemIn(fileName, `cannot be read (${source.reason}); skipped`));
        break;
      default:
        source satisfies never;
    }
  }
  const models = options.loadModels(new Set(texts.flatMap(({ specifiers }) => [...specifiers])));
  const mentions = mentionTest(models, options.libraries);
  const optionMentions = optionMentionTest(models);
  const files = new Map(texts.map((read) => [read.fileName, scanText(read, options.modules, mentions, optionMentions)]));
  return { files, models, problems };
}

/** A file before it is known which models matter. */
interface ReadFile extends Pick<ScannedFile, 'fileName' | 'requested' | 'imports' | 'passedOn'> {
  readonly text: string;
  readonly specifiers: ReadonlySet<string>;
}

function readImports(fileName: string, requested: boolean, text: string, resolve: ModuleResolver): ReadFile {
  const specifiers = new Set<string>();
  const imports = new Set<string>();
  const passedOnImports = new Set<string>();
  for (const { specifier, passedOn } of scanImports(text)) {
    const target = resolve(specifier, fileName);
    specifiers.add(specifier);
    if (target.kind === 'model') specifiers.add(target.specifier);
    if (target.kind !== 'file') continue;
    imports.add(target.fileName);
    if (passedOn) passedOnImports.add(target.fileName);
  }
  return { fileName, requested, text, specifiers, imports, passedOn: passedOnImports };
}

function scanText({ text, specifiers, ...file }: ReadFile, modules: ModelledModules, mentions: MentionTest, optionMentions: OptionMentionTest): ScannedFile {
  const mentionsAcquiringMember = mentions.mentionsAcquiringMember(text);
  return {
    ...file,
    lines: countLines(text),
    importsModel: [...specifiers].some((specifier) => modules.belongsToModelledPackage(specifier)),
    mentionsMember: mentions.mentionsMember(text),
    mentionsAcquiringMember,
    mentionsConstruction: optionMentions.mentionsConstruction(text),
    mentionsOptions: optionMentions.mentionsOptions(text),
    declared: declaredClasses(text),
    extended: extendedClasses(text),
    constructed: namesBehind(/\bnew\s+([\w$]+)/g, text),
    mentionsProtocol: mentionsProtocol(text),
    mentionsTag: mentionsTag(text),
    mentionsDeferredLease: mentionsDeferredLease(text),
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
