/** Programs from texts, with the real models, for tests of what the engine makes of them. */
import { posix } from 'node:path';
import ts from 'typescript';
import { loadCatalogue, loadModels } from '@leakcheck/models';
import {
  analyse,
  createModuleResolver,
  isVirtualFile,
  modelCompilerOptions,
  modelledModules,
  resolvedModule,
  type Expectations,
  type Finding,
  type RuleId,
  useCompiler,
  virtualFiles,
} from '../src/index.js';

/** File name, such as `db.ts`, → text. */
export type Sources = Readonly<Record<string, string>>;

const ROOT = '/app';

/** The models' declarations are the same in every program: parsed once. */
const parsed = new Map<string, ts.SourceFile>();

function parse(fileName: string, text: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile {
  if (!isVirtualFile(fileName)) return ts.createSourceFile(fileName, text, language, true);
  const file = parsed.get(fileName) ?? ts.createSourceFile(fileName, text, language, true);
  parsed.set(fileName, file);
  return file;
}

/** A program of all the given files: one that leaves nothing out as irrelevant. */
export function programOf(sources: Sources): ts.Program {
  useCompiler(ts);
  const models = loadModels();
  const texts = new Map([
    ...virtualFiles(models).map(({ fileName, text }): [string, string] => [fileName, text]),
    ...Object.entries(sources).map(([name, text]): [string, string] => [`${ROOT}/${name}`, text]),
  ]);
  const resolve = createModuleResolver({
    host: { readFile: (name) => texts.get(name), fileExists: (name) => texts.has(name) },
    modules: modelledModules(loadCatalogue().libraries),
    workspace: new Map(),
    pathMappingOf: () => undefined,
  });
  const host: ts.CompilerHost = {
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name, language) => {
      const text = texts.get(name);
      return text === undefined ? undefined : parse(name, text, language);
    },
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => ROOT,
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    resolveModuleNameLiterals: (literals, containingFile) =>
      literals.map(({ text }) => {
        const target = resolve(text, containingFile);
        return { resolvedModule: target.kind === 'file' ? resolvedModule(target.fileName) : undefined };
      }),
  };
  return ts.createProgram([...texts.keys()], modelCompilerOptions(), host);
}

/** The findings of one rule in all the given files, named as they are given; `expectations` is what the project says of itself. */
export function findingsIn(sources: Sources, rule: RuleId, expectations: Expectations = {}): readonly Finding[] {
  const program = programOf(sources);
  const { findings } = analyse({
    compiler: ts,
    program,
    files: Object.keys(sources).flatMap((name) => program.getSourceFile(`${ROOT}/${name}`) ?? []),
    models: loadModels(),
    displayPath: (fileName) => posix.relative(ROOT, fileName),
    rules: [rule],
    expectations,
  });
  return findings;
}

/** The sources with the edits of a finding's fix applied. */
export function applyFix(sources: Sources, finding: Finding | undefined, index = 0): Sources {
  const edits = [...(finding?.fixes[index]?.edits ?? [])].sort((left, right) => right.start - left.start);
  const changed: Record<string, string> = { ...sources };
  for (const { file, start, end, text } of edits) {
    const before = changed[file] ?? '';
    changed[file] = before.slice(0, start) + text + before.slice(end);
  }
  return changed;
}
