import { dirname } from 'node:path';
import ts from 'typescript';
import { expect } from 'vitest';
import { librarySources } from './sources.js';

const MODELS = new Map(librarySources().map(({ name, text }) => [`/models/${name}`, text]));
const parsed = new Map<string, ts.SourceFile>();

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.CommonJS,
  lib: ['lib.esnext.d.ts'],
  types: [],
  allowJs: true,
  checkJs: false,
  strict: true,
  noEmit: true,
  experimentalDecorators: true,
  esModuleInterop: true,
};

/** A program of the given files and all models; nothing else is found, whatever is installed. */
export function programOf(files: Readonly<Record<string, string>>): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  const libraries = dirname(ts.getDefaultLibFilePath(OPTIONS));
  const textOf = (name: string): string | undefined =>
    files[name] ?? MODELS.get(name) ?? (name.startsWith(libraries) ? ts.sys.readFile(name) : undefined);
  return ts.createProgram([...MODELS.keys(), ...Object.keys(files)], OPTIONS, {
    ...host,
    fileExists: (name) => textOf(name) !== undefined,
    readFile: textOf,
    directoryExists: () => true,
    getSourceFile: (name) => {
      const known = parsed.get(name);
      const text = textOf(name);
      if (known !== undefined || text === undefined) return known;
      const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
      if (files[name] === undefined) parsed.set(name, source);
      return source;
    },
  });
}

/** What a program says about one marked identifier. */
interface Marked {
  readonly line: number;
  readonly name: string;
  readonly wanted: string;
  readonly found: string;
}

/**
 * Expects the marked identifiers of the files to have the types that their marks name: `//=> client: pg#PoolClient`
 * wants the last `client` of its line to be a PoolClient declared in the model's module `pg`.
 */
export function expectMarkedTypes(files: Readonly<Record<string, string>>): void {
  const program = programOf(files);
  const marked = Object.keys(files).flatMap((name) => markedTypes(program, name));
  const table = (type: 'wanted' | 'found'): string[] => marked.map((mark) => `${mark.line} ${mark.name}: ${mark[type]}`);
  expect(marked).not.toEqual([]);
  expect(table('found')).toEqual(table('wanted'));
}

function markedTypes(program: ts.Program, fileName: string): Marked[] {
  const source = program.getSourceFile(fileName);
  if (source === undefined) throw new Error(`${fileName} is not in the program`);
  const checker = program.getTypeChecker();
  return source.text.split('\n').flatMap((text, line) => {
    const marks = /\/\/=> (.*)$/.exec(text)?.[1]?.split('; ') ?? [];
    return marks.map((mark) => {
      const [, name = '', wanted = ''] = /^(\w+): (.*)$/.exec(mark) ?? [];
      const node = lastIdentifier(source, line, name);
      const found = node === undefined ? 'no such identifier' : describe(checker.getTypeAtLocation(node), checker);
      return { line: line + 1, name, wanted, found };
    });
  });
}

function lastIdentifier(source: ts.SourceFile, line: number, name: string): ts.Identifier | undefined {
  let found: ts.Identifier | undefined;
  const visit = (node: ts.Node): void => {
    const here = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    if (ts.isIdentifier(node) && node.text === name && here === line) found = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `module#Name` for a type that a model declares, and what the compiler prints for any other. */
function describe(type: ts.Type, checker: ts.TypeChecker): string {
  const present = checker.getNonNullableType(type);
  const declaration = present.symbol?.declarations?.[0];
  const named =
    declaration !== undefined && (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration));
  const module = named ? ts.findAncestor(declaration, ts.isModuleDeclaration) : undefined;
  return `${module === undefined ? '' : `${module.name.text}#`}${checker.typeToString(present)}`;
}
