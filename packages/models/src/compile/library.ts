/** One annotated declaration file → its modules, before references between types are followed. */
import ts from 'typescript';
import type { TypeReference, Verification } from '../schema.js';
import { compileCall } from './calls.js';
import { compileOptions, type CompiledOptions } from './options.js';
import { reportInto, type ModelProblem, type Report } from './problem.js';
import { isTypeDeclaration, readScope, resolveName, type ModuleBlock, type TypeDeclaration } from './scope.js';
import { parseDeclarations } from './parse.js';
import { tagsOf } from './tags.js';
import { compileType, type CompiledCall, type CompiledType } from './types.js';

/** A file as given to the compiler; `name` is what problems show. */
export interface ModelSource {
  readonly name: string;
  readonly text: string;
}

export interface CompiledModule {
  readonly block: ModuleBlock;
  readonly types: ReadonlyMap<string, CompiledType>;
  readonly options: ReadonlyMap<string, CompiledOptions>;
  readonly functions: ReadonlyMap<string, readonly CompiledCall[]>;
  readonly whole: string | undefined;
}

export interface CompiledLibrary {
  readonly name: string;
  readonly verified: Verification;
  readonly bindsOnServer: boolean;
  readonly ignoresErrors: boolean;
  readonly packages: Readonly<Record<string, string>>;
  readonly modules: readonly CompiledModule[];
  readonly declarations: string;
  readonly report: Report;
}

export function compileLibrary(file: ModelSource, problems: ModelProblem[]): CompiledLibrary {
  const { source, syntaxErrors } = parseDeclarations(file.name, file.text);
  const report = reportInto(problems, file.name, source);
  for (const { offset, message } of syntaxErrors) report(offset, `${message.replace(/\.$/, '')}; mend the declaration`);

  const packages: Record<string, string> = {};
  const modules: CompiledModule[] = [];
  let name: string | undefined;
  let verified: Verification = 'source';
  let bindsOnServer = false;
  let ignoresErrors = false;
  for (const statement of source.statements) {
    const block = moduleBlock(statement);
    if (block === undefined) {
      report(statement.getStart(source), "a model holds only declare module 'name' { … } blocks; move this into one");
      continue;
    }
    if (modules.some((module) => module.block.specifier === block.specifier)) {
      report(statement.getStart(source), `the module '${block.specifier}' is declared twice; join the blocks`);
    }
    const tags = tagsOf(statement, ['module'], source, report);
    const library = tags.get('library');
    if (library !== undefined && name !== undefined) {
      report(library.offset, '@library stands twice in the file; remove one');
    }
    name ??= library?.value;
    verified = tags.get('verified')?.value ?? verified;
    bindsOnServer ||= tags.get('bindsOnServer') !== undefined;
    ignoresErrors ||= tags.get('ignoresErrors') !== undefined;
    for (const { value, offset } of tags.all('package')) {
      if (Object.hasOwn(packages, value.name)) report(offset, `@package ${value.name} stands twice; remove one`);
      packages[value.name] = value.version;
    }
    modules.push(compileModule(block, source, report));
  }
  if (name === undefined) report(0, 'the file names no library; add @library NAME to its first module block');
  if (Object.keys(packages).length === 0) {
    report(0, 'the file names no package; add @package NAME VERSION, the version its facts were read from');
  }
  return { name: name ?? file.name, verified, bindsOnServer, ignoresErrors, packages, modules, declarations: file.text, report };
}

function moduleBlock(statement: ts.Statement): ModuleBlock | undefined {
  if (!ts.isModuleDeclaration(statement) || !ts.isStringLiteral(statement.name)) return undefined;
  const body = statement.body;
  if (body === undefined || !ts.isModuleBlock(body)) return undefined;
  const statements = withNamespaces(body.statements);
  return {
    specifier: statement.name.text,
    node: statement,
    statements,
    scope: readScope(statements, namespacesIn(body.statements)),
  };
}

/** The statements of a block, and in the place of a namespace (what `export =` hands out beside a value) its own. */
function withNamespaces(statements: readonly ts.Statement[]): readonly ts.Statement[] {
  return statements.flatMap((statement) =>
    ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body)
      ? withNamespaces(statement.body.statements)
      : [statement],
  );
}

function namespacesIn(statements: readonly ts.Statement[]): ReadonlySet<string> {
  return new Set(statements.flatMap((statement) => (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name) ? [statement.name.text] : [])));
}

function compileModule(block: ModuleBlock, source: ts.SourceFile, report: Report): CompiledModule {
  const types = new Map<string, CompiledType>();
  const options = new Map<string, CompiledOptions>();
  const functions = new Map<string, CompiledCall[]>();
  let whole: string | undefined;

  for (const [name, declarations] of block.scope.declared) {
    const [first] = declarations;
    if (first === undefined) continue;
    const places = ts.isInterfaceDeclaration(first) ? (['type', 'options'] as const) : (['type'] as const);
    const tags = tagsOf(first, places, source, report);
    const supertypes = supertypesOf(first, block, report);
    const foreign = tags.get('foreign');
    if (ts.isInterfaceDeclaration(first) && tags.get('options') !== undefined) {
      options.set(name, compileOptions(first, tags, supertypes, block, source, report));
    } else {
      if (foreign !== undefined) report(foreign.offset, '@foreign needs an interface of options; add @options');
      types.set(name, compileType(declarations, tags, supertypes, block, source, report));
    }
  }
  for (const statement of block.statements) {
    if (ts.isFunctionDeclaration(statement)) {
      const tags = tagsOf(statement, ['call'], source, report);
      const signature = { parameters: statement.parameters, result: statement.type };
      const model = compileCall(signature, tags, block, report);
      const name = statement.name?.text ?? 'default';
      functions.set(name, [...(functions.get(name) ?? []), { model, signature }]);
    } else if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression)) {
      whole = statement.expression.text;
    } else if (!isTypeDeclaration(statement)) {
      tagsOf(statement, [], source, report);
    }
  }
  return { block, types, options, functions, whole };
}

/** Globals that modelled types extend; their members are of no account to a model. */
const GLOBAL_SUPERTYPES: ReadonlySet<string> = new Set(['Error', 'Array', 'Promise', 'Disposable', 'AsyncDisposable']);

function supertypesOf(declaration: TypeDeclaration, block: ModuleBlock, report: Report): TypeReference[] {
  const expressions = (declaration.heritageClauses ?? []).flatMap((clause) =>
    clause.types.map((type) => type.expression),
  );
  return expressions.flatMap((expression) => {
    const reference = resolveName(expression, block);
    if (reference !== undefined) return [reference];
    const name = expression.getText();
    if (!GLOBAL_SUPERTYPES.has(name)) {
      report(expression.getStart(), `${name} is neither declared nor imported in this module block; declare it here`);
    }
    return [];
  });
}
