/** What is wrong with a model file, and where. */
import type ts from 'typescript';

export interface ModelProblem {
  readonly file: string;
  /** Counts from 1, as does `column`. */
  readonly line: number;
  readonly column: number;
  /** What is wrong and what to do about it. */
  readonly message: string;
}

/** Notes a problem at an offset of the file being compiled. */
export type Report = (offset: number, message: string) => void;

/** A {@link Report} that appends to `problems`. */
export function reportInto(problems: ModelProblem[], file: string, source: ts.SourceFile): Report {
  return (offset, message) => {
    const { line, character } = source.getLineAndCharacterOfPosition(offset);
    problems.push({ file, line: line + 1, column: character + 1, message });
  };
}

/** `libraries/pg.d.ts:12:5: unknown tag @relese; did you mean @release?` */
export function formatProblem(problem: ModelProblem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
