/** The findings of the rules about resources. */
import { posix } from 'node:path';
import ts from 'typescript';
import { loadModels } from '@leakcheck/models';
import { analyse, type AnalysisResult, type Finding, type RuleId } from '../../src/index.js';
import { programOf, type Sources } from '../program-of.js';

const RESOURCE_RULES: readonly RuleId[] = ['no-unreleased-connection', 'no-double-release', 'no-use-after-release'];

/** Findings of every confidence in all the given files, named as they are given. */
export function findingsOf(sources: Sources, rules: readonly RuleId[] = RESOURCE_RULES): readonly Finding[] {
  return analysisOf(sources, rules).findings;
}

/** All that the engine says of the given files, named as they are given, in a program of them. */
export function analysisOf(sources: Sources, rules: readonly RuleId[] = RESOURCE_RULES, program = programOf(sources)): AnalysisResult {
  return analyse({
    compiler: ts,
    program,
    files: Object.keys(sources).flatMap((name) => program.getSourceFile(`/app/${name}`) ?? []),
    models: loadModels(),
    displayPath: (fileName) => posix.relative('/app', fileName),
    rules,
  });
}
