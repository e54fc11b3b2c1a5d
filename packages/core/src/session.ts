/** A program as the engine sees it: its models, its types, what calls reach. */
import type TS from 'typescript';
import type { ModelData } from '@leakcheck/models';
import { ts } from './compiler.js';
import { constructionCounter, isOnlyOne, openedFor, PropertyClaims, servesRequests, SourceText, SqlRoutes, tellingNames, useAddressFiles, useEnvironmentFiles, type AddressFiles, type EnvironmentFiles, type PoolKnowledge } from './lower/index.js';
import { importedByProgram, matchStarPattern } from './program/index.js';
import { isTestFile } from './rules/index.js';
import { Analyses } from './summarise/index.js';
import { calleeOf, Classifier, implementationFinder, importedFiles, isOwnResource, ModelIndex, withOwnModels } from './types/index.js';

export interface ProgramRequest {
  readonly program: TS.Program;
  readonly models: ModelData;
  /** Turns an absolute file name into the one findings show. */
  readonly displayPath: (fileName: string) => string;
  /** Names the package whose own sources a file belongs to: a library's own repository is checked like its users. */
  readonly packageOf?: (fileName: string) => string | undefined;
  /** Packages that the checked project depends on by its manifests, whether or not a file imports them. */
  readonly dependencies?: ReadonlySet<string>;
  /** What `.env` files set, for each source. */
  readonly environmentFiles?: EnvironmentFiles;
  /**
   * The files of the whole project in which a word occurs, also those that are not part of `program`. Left out where nobody
   * knows the whole project, as in an editor: what happens to a property elsewhere is then unknown.
   */
  readonly filesMentioning?: (word: string) => readonly TS.SourceFile[];
  /** The addresses that libraries read from files of the project, for each source. */
  readonly addressFiles?: AddressFiles;
}

/** What the engine asks of a program, and remembers of the answers. */
export interface Session {
  readonly classifier: Classifier;
  readonly source: SourceText;
  readonly analyses: Analyses;
  readonly routes: SqlRoutes;
  readonly pools: PoolKnowledge;
  /** Names that may hold SQL which matters to the pool it is run through. */
  readonly telling: ReadonlySet<string>;
}

const sessions = new WeakMap<TS.Program, Session>();

/** The session of a program, which is kept: an editor and ESLint ask for one file of it after the other. */
export function sessionOf(request: ProgramRequest): Session {
  const known = sessions.get(request.program);
  if (known) return known;
  const session = openSession(request);
  sessions.set(request.program, session);
  return session;
}

/** A session of its own, for those who look at a program in another way than {@link sessionOf} does. */
export function openSession(request: ProgramRequest): Session {
  const checker = request.program.getTypeChecker();
  if (request.environmentFiles) useEnvironmentFiles(checker, request.environmentFiles);
  if (request.addressFiles) useAddressFiles(checker, request.addressFiles);
  const packageOf = request.packageOf ?? (() => undefined);
  const models = withOwnModels({ files: request.program.getSourceFiles().filter(isOfProject), checker, models: request.models, packageOf });
  const classifier = new Classifier(checker, new ModelIndex(models), packageOf, librariesIn(request));
  const source = new SourceText(request.displayPath);
  const implementationsOf = implementationFinder(request.program.getSourceFiles().filter(isOfProject), checker);
  const ownFiles = request.program.getSourceFiles().filter((file) => isOfProject(file) && !isTestFile(request.displayPath(file.fileName)));
  const constructionsOf = constructionCounter(ownFiles);
  const analyses = new Analyses({
    classifier,
    source,
    servesRequests: (node) => servesRequests(node, ownFiles, checker),
    isOnlyOne: (owner) => isOnlyOne(owner, ownFiles, checker),
    claims: request.filesMentioning && new PropertyClaims(request.filesMentioning, classifier.index),
    functionOf: (call) => (makesOwnResource(call, classifier) || classifier.isPretence(call) ? undefined : calleeOf(call, checker) ?? onlyOne(implementationsOf(call))),
    implementationsOf: (call) => (classifier.isPretence(call) ? [] : implementationsOf(call)),
    callsMethod: methodCallFinder(checker),
    endsLateQueries: serverLimitFinder(checker),
    constructionsOf,
    openedFor: (construction, resource, ends) => openedFor(construction, resource, ends, { checker, files: ownFiles }),
    idOf: (node) => `${node.getSourceFile().fileName}:${String(node.pos)}`,
  });
  const telling = tellingNames(request.program.getSourceFiles().filter(isOfProject));
  return { classifier, source, analyses, routes: new SqlRoutes(classifier, source), pools: { classifier, constructionsOf }, telling };
}

/** Limits that the server keeps, what stops a query there, and the code by which mysql2 tells that it no longer waits. */
const ENDED_BY_SERVER = /statement_timeout|max_execution_time|max_statement_time|PROTOCOL_SEQUENCE_TIMEOUT|\bKILL QUERY\b|pg_cancel_backend|pg_terminate_backend/i;

function serverLimitFinder(checker: TS.TypeChecker): (file: TS.SourceFile) => boolean {
  const known = new WeakMap<TS.SourceFile, boolean>();
  return (file) => {
    const answer = known.get(file) ?? [...reachedFrom(file, checker)].some(({ text }) => ENDED_BY_SERVER.test(text));
    known.set(file, answer);
    return answer;
  };
}

/** Whether a file, or one that it imports in whatever way, calls a method of that name: what it is called on nobody need know. */
function methodCallFinder(checker: TS.TypeChecker): (file: TS.SourceFile, name: string) => boolean {
  const known = new Map<string, boolean>();
  return (file, name) => {
    const key = `${name} ${file.fileName}`;
    const answer = known.get(key) ?? [...reachedFrom(file, checker)].some(({ text }) => text.includes(`.${name}(`));
    known.set(key, answer);
    return answer;
  };
}

/** A file, what it imports, what that imports, and so on, as far as it is the project's. */
function reachedFrom(file: TS.SourceFile, checker: TS.TypeChecker): ReadonlySet<TS.SourceFile> {
  const reached = new Set([file]);
  for (const next of reached) for (const imported of importedFiles(next, checker)) if (isOfProject(imported)) reached.add(imported);
  return reached;
}

/**
 * True for `new Session(client)` where a tag says that a session is a resource: it takes over what it is given, since the
 * method that releases it stands for whatever its body does.
 */
function makesOwnResource(call: TS.Node, classifier: Classifier): boolean {
  const made = call.kind === ts.SyntaxKind.NewExpression ? classifier.typeOf(call) : undefined;
  return made !== undefined && isOwnResource(made);
}

function onlyOne<Item>([first, ...others]: readonly Item[]): Item | undefined {
  return others.length === 0 ? first : undefined;
}

/** The modelled libraries that some file of the program imports or is part of, or the project depends on. */
function librariesIn({ program, models, packageOf, dependencies }: ProgramRequest): ReadonlySet<string> {
  const imported = importedByProgram(program);
  const owners = new Set(packageOf && program.getSourceFiles().flatMap((file) => (file.isDeclarationFile ? [] : packageOf(file.fileName) ?? [])));
  return new Set(models.libraries.flatMap(({ name, modules, packages }) => {
    const isNamed = Object.keys(packages).some((packageName) => (dependencies?.has(packageName) ?? false) || owners.has(packageName));
    return isNamed || Object.keys(modules).some((specifier) => imported.has(specifier) || isGeneratedAt(specifier, imported)) ? [name] : [];
  }));
}

/** True for the pattern of a place that a tool generates code into, where the program imports from such a place. */
function isGeneratedAt(pattern: string, imported: ReadonlySet<string>): boolean {
  return pattern.includes('*') && [...imported].some((specifier) => matchStarPattern(pattern, specifier) !== undefined);
}

/** True for a file of the project itself: no declarations, no installed package. */
export function isOfProject(file: TS.SourceFile): boolean {
  return !file.isDeclarationFile && !file.fileName.includes('/node_modules/');
}
