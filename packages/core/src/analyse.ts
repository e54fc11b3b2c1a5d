/** The one entry to the engine: a program in, findings out. */
import type TS from 'typescript';
import { useCompiler } from './compiler.js';
import { configurationsOf, mentionsNamedStatement, namedStatementsOf, poolQueriesOf, poolWorkOf, racesOf, refusedLimitsOf, singleUsesOf } from './lower/index.js';
import { inventoryEntry, withQueries, type KeptEntry, type PlacedWork } from './inventory.js';
import { loaderFinder } from './loaders.js';
import { CONFIGURATION_RULES, NAMED_STATEMENT_RULES, POOL_QUERY_RULES, PROGRAM_RULES, RACE_RULES, REFUSED_LIMIT_RULES, RESOURCE_RULES, SINGLE_USE_RULES, isTestFile } from './rules/index.js';
import type { Expectations, PlacedConfiguration, RawFinding } from './rules/index.js';
import { fingerprintOf, type Finding, type FindingResource, type InventoryEntry, type RuleId, type Site, type Unjudged } from './report/index.js';
import { isOfProject, sessionOf, type ProgramRequest } from './session.js';
import { sitesOf } from './sites.js';
import { analyseCandidates, type Analyses } from './summarise/index.js';
import { importedFiles } from './types/index.js';

export interface AnalysisRequest extends ProgramRequest {
  /** The TypeScript compiler that made `program`; its nodes are read with it. */
  readonly compiler: typeof TS;
  /** The files to report on; functions of other files in the program are summarised when they are called. */
  readonly files: readonly TS.SourceFile[];
  /** Whether the inventory says what runs over each pool. */
  readonly queries?: boolean;
  /** The rules to run; all of them if left out. */
  readonly rules?: readonly RuleId[];
  /** What the project says of itself. */
  readonly expectations?: Expectations;
  /** Every source file of the project → the files that it imports: only with these can the pools of a process be judged together. */
  readonly imports?: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface AnalysisResult {
  readonly findings: readonly Finding[];
  readonly sites: readonly Site[];
  /** Pools and clients with their options, in the order of their positions. */
  readonly inventory: readonly InventoryEntry[];
  /** Functions that were looked at, among them callees in other files. */
  readonly functions: number;
  /** Those of them, and files, that were not judged, in the order of their positions. */
  readonly unjudged: readonly Unjudged[];
}

/** Analyses the requested files. Findings are ordered by file and position; every confidence is included. */
export function analyse(request: AnalysisRequest): AnalysisResult {
  useCompiler(request.compiler);
  const { classifier, source, analyses, routes, pools, telling } = sessionOf(request);
  const isAsked = ({ id }: { readonly id: RuleId }): boolean => request.rules?.includes(id) ?? true;
  const rules = RESOURCE_RULES.filter(isAsked);
  const configurationRules = CONFIGURATION_RULES.filter(isAsked);
  const queryRules = POOL_QUERY_RULES.filter(isAsked);
  const singleUseRules = SINGLE_USE_RULES.filter(isAsked);
  const raceRules = RACE_RULES.filter(isAsked);
  const namedStatementRules = NAMED_STATEMENT_RULES.filter(isAsked);
  const refusedLimitRules = REFUSED_LIMIT_RULES.filter(isAsked);
  const programRules = request.imports ? PROGRAM_RULES.filter(isAsked) : [];
  const expectations = request.expectations ?? {};
  const loadersOf = loaderFinder(request.imports ?? new Map(), (fileName) => isTestFile(request.displayPath(fileName)));
  const projectFiles = request.program.getSourceFiles().filter(isOfProject);
  const solvedFiles = analyseCandidates(withImports(request.files, analyses, classifier.checker), classifier, analyses);
  const found: Candidate[] = [];
  const sites: Site[] = [];
  const inventory: KeptEntry[] = [];
  const work: PlacedWork[] = [];
  const placed: PlacedConfiguration[] = [];
  for (const file of request.files) {
    const candidates: Candidate[] = [];
    // What comes from a library that the file has a mock of is no resource.
    const isReal = ({ resource }: { readonly resource: FindingResource }): boolean => !classifier.isMocked(resource.library, file);
    const solved = solvedFiles.get(file) ?? [];
    const shown = request.displayPath(file.fileName);
    for (const subject of solved) {
      const { name } = subject.graph;
      const judged = analyses.attempt(subject.body, name, () => rules.flatMap((rule) => rule.run(subject, expectations)));
      // What a function of another file does when it runs in place here is told where that file is looked at.
      for (const finding of (judged ?? []).filter((told) => told.file === shown)) candidates.push({ finding, within: name });
    }
    const configured = analyses.attempt(file, null, () => {
      const configurations = configurationRules.length > 0 ? configurationsOf(file, { classifier, source, files: projectFiles }) : [];
      return configurations.flatMap((configuration) => {
        const told = configurationRules.flatMap((rule) => rule.run(configuration, classifier.index, expectations));
        if (!classifier.isMocked(configuration.library, file)) {
          placed.push({ configuration, packageName: request.packageOf?.(file.fileName), loadedBy: loadersOf(file.fileName) });
          const entry = inventoryEntry(configuration, told, classifier.index);
          // What a test opens is not what the program runs with.
          if (entry && !isTestFile(shown)) inventory.push({ entry, keptAt: configuration.keptAt, loadedBy: loadersOf(file.fileName) });
        }
        return told.map((finding) => ({ finding, within: configuration.operation }));
      });
    });
    candidates.push(...(configured ?? []));
    const queried = analyses.attempt(file, null, () => {
      const queries = queryRules.length > 0 ? poolQueriesOf(file, { routes, classifier, source, names: telling }) : [];
      return queries.flatMap((query) => queryRules.flatMap((rule) => rule.run(query).map((finding) => ({ finding, within: query.within }))));
    });
    candidates.push(...(queried ?? []));
    const usedOnce = analyses.attempt(file, null, () => {
      const uses = singleUseRules.length > 0 ? singleUsesOf(file, { classifier, source }) : [];
      return uses.flatMap((use) => singleUseRules.flatMap((rule) => rule.run(use).map((finding) => ({ finding, within: use.within }))));
    });
    candidates.push(...(usedOnce ?? []));
    const raced = analyses.attempt(file, null, () => {
      const races = raceRules.length > 0 ? racesOf(file, { classifier, source, files: projectFiles }) : [];
      return races.flatMap((race) => raceRules.flatMap((rule) => rule.run(race).map((finding) => ({ finding, within: race.within }))));
    });
    candidates.push(...(raced ?? []));
    const refused = analyses.attempt(file, null, () => {
      const limits = refusedLimitRules.length > 0 ? refusedLimitsOf(file, { classifier, source }) : [];
      return limits.flatMap((limit) => refusedLimitRules.flatMap((rule) => rule.run(limit).map((finding) => ({ finding, within: limit.within }))));
    });
    candidates.push(...(refused ?? []));
    const named = analyses.attempt(file, null, () => {
      const statements = namedStatementRules.length > 0 && (expectations.pooler !== undefined || mentionsNamedStatement(file.text)) ? namedStatementsOf(file, { classifier, source }) : [];
      return statements.flatMap((statement) => namedStatementRules.flatMap((rule) => rule.run(statement, expectations).map((finding) => ({ finding, within: statement.within }))));
    });
    candidates.push(...(named ?? []));
    if (request.queries === true && !isTestFile(shown)) {
      const loadedBy = request.imports && loadersOf(file.fileName);
      work.push(...(analyses.attempt(file, null, () => poolWorkOf(file, { program: pools, source })) ?? []).map((query): PlacedWork => ({ ...query, loadedBy })));
    }
    found.push(...candidates.filter(({ finding }) => isReal(finding)));
    sites.push(...sitesOf(solved).filter((site) => site.file === shown && isReal(site)));
  }
  found.push(...programRules.flatMap((rule) => rule.run(placed, classifier.index, expectations).map((finding) => ({ finding, within: 'program' }))));
  const { functions, unjudged } = analyses.coverage();
  return { findings: finish(found).sort(byPosition), sites: sites.sort(byPosition), inventory: [...(request.queries === true ? withQueries(inventory, work, expectations) : inventory.map(({ entry }) => entry))].sort(byPosition), functions, unjudged: [...unjudged].sort(byPosition) };
}

/** The files, and those of the program that they import, directly or not: what a function of theirs may call. */
function withImports(files: readonly TS.SourceFile[], analyses: Analyses, checker: TS.TypeChecker): readonly TS.SourceFile[] {
  const found = new Set(files);
  for (const file of found) {
    const imports = analyses.attempt(file, null, () => importedFiles(file, checker));
    for (const imported of imports ?? []) if (!imported.isDeclarationFile) found.add(imported);
  }
  return [...found];
}

/** A report, and what it stands in: a function's name, or the construction that gets an option. */
interface Candidate {
  readonly finding: RawFinding;
  readonly within: string;
}

/** Drops repeated reports of one place, keeping the surest, and names each finding. */
function finish(candidates: readonly Candidate[]): Finding[] {
  const best = new Map<string, Candidate>();
  const order = ['certain', 'likely', 'possible'];
  for (const candidate of candidates) {
    const { ruleId, file, line, column } = candidate.finding;
    const key = `${ruleId} ${file}:${String(line)}:${String(column)}`;
    const known = best.get(key);
    if (!known || order.indexOf(candidate.finding.confidence) < order.indexOf(known.finding.confidence)) best.set(key, candidate);
  }
  const ordinals = new Map<string, number>();
  return [...best.values()].map(({ finding: { site, fixes = [], ...finding }, within }) => {
    const { ruleId, file, resource } = finding;
    const name = [ruleId, file, within, resource.library, resource.name ?? '', ...(site === undefined ? [] : [site])];
    const ordinal = ordinals.get(name.join()) ?? 0;
    ordinals.set(name.join(), ordinal + 1);
    return { ...finding, severity: 'error', fixes, fingerprint: fingerprintOf([...name, String(ordinal)]) };
  });
}

function byPosition(a: { file: string; line: number; column: number }, b: { file: string; line: number; column: number }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}
