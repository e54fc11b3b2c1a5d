/** Runs the engine once for each file that is linted, whatever the number of rules. */
import { extname, isAbsolute, relative, resolve } from 'node:path';
import type { Rule, SourceCode } from 'eslint';
import type TS from 'typescript';
import type { ParserServices } from '@typescript-eslint/utils';
import { analyse, createModelProgram, importedByProgram, modelledModules, scanImports, SOURCE_EXTENSIONS, unaliased, type Finding, type ModelledModules, type Unjudged } from '@leakcheck/core';
import type { ModelCatalogue, ModelData } from '@leakcheck/models';
import { ConfigurationError } from '@leakcheck/models/project';
import { catalogueAt } from './catalogue.js';
import { findCompiler } from './compiler.js';
import { packagesAt } from './dependencies.js';
import { diskHost } from './disk-host.js';
import { isWorthAnalysing } from './relevance.js';

export type Analysis =
  | {
      readonly kind: 'findings';
      readonly findings: readonly Finding[];
      /** Functions of the file on which leakcheck failed. */
      readonly failures: readonly Unjudged[];
    }
  /** The file is worth a look, but there is no TypeScript compiler to read it with. */
  | { readonly kind: 'compiler-missing' }
  /** The project's configuration, or a model of its own, is wrong. */
  | { readonly kind: 'configuration-wrong'; readonly message: string };

/** What the engine is given: a program, the file in it that is linted, and the compiler that made both. */
interface Subject {
  readonly compiler: typeof TS;
  readonly program: TS.Program;
  readonly sourceFile: TS.SourceFile;
  readonly models: ModelData;
}

const modulesOfCatalogue = new WeakMap<ModelCatalogue, ModelledModules>();

function modulesOf(catalogue: ModelCatalogue): ModelledModules {
  const modules = modulesOfCatalogue.get(catalogue) ?? modelledModules(catalogue.libraries);
  modulesOfCatalogue.set(catalogue, modules);
  return modules;
}

const analyses = new WeakMap<SourceCode, Analysis>();

/** The findings of all rules in the file at hand; computed for the first rule that asks. */
export function analysisOf(context: Rule.RuleContext): Analysis {
  let analysis = analyses.get(context.sourceCode);
  if (analysis === undefined) {
    analysis = analyseFile(context);
    analyses.set(context.sourceCode, analysis);
  }
  return analysis;
}

function analyseFile(context: Rule.RuleContext): Analysis {
  try {
    return analyseWith(catalogueAt(context), context);
  } catch (error) {
    if (error instanceof ConfigurationError) return { kind: 'configuration-wrong', message: error.message };
    throw error;
  }
}

function analyseWith(catalogue: ModelCatalogue, context: Rule.RuleContext): Analysis {
  if (!isWorthAnalysing(context.sourceCode.text, catalogue)) return { kind: 'findings', findings: [], failures: [] };
  const subject = typedSubject(context, catalogue) ?? untypedSubject(context, catalogue);
  if (subject === undefined) return { kind: 'compiler-missing' };
  const displayPath = (fileName: string): string => relative(context.cwd, fileName).replaceAll('\\', '/');
  const { findings, unjudged } = analyse({
    compiler: subject.compiler,
    program: subject.program,
    files: [subject.sourceFile],
    models: subject.models,
    displayPath,
  });
  const file = displayPath(subject.sourceFile.fileName);
  return {
    kind: 'findings',
    findings: findings.filter((finding) => finding.file === file),
    failures: unjudged.filter((entry) => entry.file === file && entry.reason === 'error'),
  };
}

/** The user's own program, if the parser made one and it has types for the database libraries of this file. */
function typedSubject(context: Rule.RuleContext, catalogue: ModelCatalogue): Subject | undefined {
  const { program, esTreeNodeToTSNodeMap } = typescriptServices(context);
  if (!program || !esTreeNodeToTSNodeMap || isIsolated(program)) return undefined;
  // ESLint's tree is typescript-eslint's where typescript-eslint's services are there.
  const sourceFile: TS.SourceFile = esTreeNodeToTSNodeMap.get(context.sourceCode.ast as never);
  const compiler = findCompiler(sourceFile);
  if (compiler === undefined || importsByAlias(context, catalogue) || !hasTypesForLibraries(compiler, program, sourceFile, catalogue)) return undefined;
  return { compiler, program, sourceFile, models: catalogue.load(modulesOf(catalogue).librariesOf(importedByProgram(program))) };
}

/**
 * True for the stand-in that typescript-eslint makes of a file that it parses a second time in what it takes for a
 * single run (`CI=true`, the `eslint` command): whatever it imports has the text of the file itself.
 */
function isIsolated(program: TS.Program): boolean {
  return program.getCompilerOptions().noResolve === true;
}

function typescriptServices(context: Rule.RuleContext): Partial<ParserServices> {
  // ESLint leaves the type open: other parsers give services of their own, or none.
  return context.sourceCode.parserServices as Partial<ParserServices>;
}

/** True if the file imports a modelled package by a name of the project's own, which its types do not tell. */
function importsByAlias(context: Rule.RuleContext, catalogue: ModelCatalogue): boolean {
  const packages = packagesAt(context);
  return scanImports(context.sourceCode.text).some(({ specifier }) => {
    const real = unaliased(specifier, context.filename, (name) => packages.get(name));
    return real !== specifier && modulesOf(catalogue).belongsToModelledPackage(real);
  });
}

/** False if a modelled package that the file imports has no declarations in the program, so that all of it is `any`. */
function hasTypesForLibraries(compiler: typeof TS, program: TS.Program, sourceFile: TS.SourceFile, catalogue: ModelCatalogue): boolean {
  return scanImports(sourceFile.text)
    .filter(({ specifier }) => modulesOf(catalogue).belongsToModelledPackage(specifier))
    .every(({ specifier }) => {
      const resolution = compiler.resolveModuleName(specifier, sourceFile.fileName, program.getCompilerOptions(), compiler.sys);
      return /\.[cm]?tsx?$/.test(resolution.resolvedModule?.extension ?? '');
    });
}

/** A program of this file and the relevant files it imports, with the models' declarations for types. */
function untypedSubject(context: Rule.RuleContext, catalogue: ModelCatalogue): Subject | undefined {
  const compiler = findCompiler();
  if (compiler === undefined) return undefined;
  const fileName = programFileName(context);
  const { text } = context.sourceCode;
  const packages = packagesAt(context);
  const dependencies = new Set([...packages].flat());
  const { program, models } = createModelProgram({ compiler, catalogue, dependencies, host: diskHost, fileName, text, aliasOf: (name) => packages.get(name) });
  const sourceFile = program.getSourceFile(fileName);
  return sourceFile && { compiler, program, sourceFile, models };
}

/**
 * The absolute name, with `/`, that tells the compiler the file's language; a name that does not (`<input>`,
 * `App.vue`) gets the extension of the language that ESLint's parser read.
 */
function programFileName(context: Rule.RuleContext): string {
  const fileName = isAbsolute(context.filename) ? context.filename : resolve(context.cwd, context.filename);
  const isKnown = SOURCE_EXTENSIONS.some((extension) => extension === extname(fileName));
  const language = typescriptServices(context).esTreeNodeToTSNodeMap ? '.ts' : '.js';
  return `${fileName}${isKnown ? '' : language}`.replaceAll('\\', '/');
}
