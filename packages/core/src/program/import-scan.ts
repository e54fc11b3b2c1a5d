/** Finds the import specifiers of a file from its text alone, a hundred times as fast as parsing it. */
import type TS from 'typescript';
import { aliasedModule } from './package-aliases.js';

export interface ImportMention {
  readonly specifier: string;
  /** True if the file seems to pass what it imports on to its own importers: `export … from`, `export { a }`. */
  readonly passedOn: boolean;
}

/** The tail of `import … from 'x'` and `export … from 'x'`. */
const FROM = /\bfrom\s*(['"])([^'"\n]+)\1/g;
/** `import 'x'`. */
const BARE_IMPORT = /\bimport\s*(['"])([^'"\n]+)\1/g;
/** `require('x')`, `import('x')`, and with them `import x = require('x')`. */
const CALL = /\b(?:require|import)\s*\(\s*(['"`])([^'"`\n]+)\1\s*[,)]/g;
/** `load('x')`, `requirePeer<Driver>('x', folder)`: a function of the program may load the package that it is asked for. */
const LOADER = /(?:\b(?!(?:require|import)\b)[\w$]*(?:[rR]equire|[iI]mport|[lL]oad)[\w$]*|>)\s*\(\s*(['"`])(@?[a-z][\w./-]*)\1\s*[,)]/g;

/** How far before `from` or `require` the statement they belong to is looked for. */
const CLAUSE_LENGTH = 1000;
const EXPORT_CLAUSE = /\bexport\s*(?:type\s*)?(?:\{[^{}]*\}|\*(?:\s*as\s+[\w$]+)?)\s*$/;
const IMPORT_CLAUSE = /\bimport\b(?:(?!\bimport\b)[^;=])*$/;
const REQUIRE_TARGET = /\b(?:const|let|var|import)\s+([\w$]+|\{[^{}=]*\})\s*=\s*$/;
/** What stands before a `require` whose result is exported as it is. */
const EXPORTED_REQUIRE = /(?:\bexports(?:\.[\w$]+)?\s*=|\b__exportStar\(|[{,]\s*[\w$]+\s*:|\.\.\.)\s*$/;

/** A statement that exports a value, up to the first function or class body. */
const EXPORTED_VALUE =
  /(?:\bmodule\.exports\s*=|\bexports\.[\w$]+\s*=|\bexport\s+default\b|\bexport\s*\{|\bexport\s+(?:const|let|var)\s+[\w$]+[^=;\n]*=)((?:(?!=>|\b(?:function|class|import|export)\b)[^;]){0,400})/g;
const WORD = /[\w$]+/g;
const CLAUSE_KEYWORDS = new Set(['import', 'type', 'as']);

/**
 * Lists what a file imports: ES imports and re-exports (also `type`), dynamic imports, `require`, and the
 * packages that it asks a loader of its own for.
 *
 * Text is not parsed: a specifier inside a comment counts too, which costs a look at a file and nothing else.
 */
export function scanImports(text: string): readonly ImportMention[] {
  const mentions: ImportMention[] = [];
  let exported: ReadonlySet<string> | undefined;
  const isExported = (clause: string): boolean => {
    exported ??= wordsOfExports(text);
    return exported.size > 0 && words(clause).some((word) => exported?.has(word) && !CLAUSE_KEYWORDS.has(word));
  };

  let end = 0;
  for (const match of text.matchAll(FROM)) {
    const before = text.slice(Math.max(end, match.index - CLAUSE_LENGTH), match.index);
    end = match.index + match[0].length;
    const imported = IMPORT_CLAUSE.exec(before)?.[0] ?? '';
    mentions.push({ specifier: match[2] ?? '', passedOn: EXPORT_CLAUSE.test(before) || isExported(imported) });
  }
  for (const match of text.matchAll(BARE_IMPORT)) mentions.push({ specifier: match[2] ?? '', passedOn: false });
  end = 0;
  for (const match of text.matchAll(CALL)) {
    const before = text.slice(Math.max(end, match.index - CLAUSE_LENGTH), match.index);
    end = match.index + match[0].length;
    const target = REQUIRE_TARGET.exec(before)?.[1] ?? '';
    mentions.push({ specifier: match[2] ?? '', passedOn: EXPORTED_REQUIRE.test(before) || isExported(target) });
  }
  for (const match of text.matchAll(LOADER)) mentions.push({ specifier: match[2] ?? '', passedOn: false });
  return mentions;
}

function wordsOfExports(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(EXPORTED_VALUE)].flatMap((match) => words(match[1] ?? '')));
}

function words(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

const specifiersOfFile = new WeakMap<TS.SourceFile, readonly string[]>();

/** What the files of a program import, without those that only declare; a file is scanned once, in however many programs. */
export function importedByProgram(program: TS.Program): ReadonlySet<string> {
  const imported = new Set<string>();
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile) {
      const aliased = aliasedModule(file.fileName);
      if (aliased !== undefined) imported.add(aliased);
      continue;
    }
    let specifiers = specifiersOfFile.get(file);
    if (specifiers === undefined) specifiersOfFile.set(file, (specifiers = scanImports(file.text).map(({ specifier }) => specifier)));
    for (const specifier of specifiers) imported.add(specifier);
  }
  return imported;
}
