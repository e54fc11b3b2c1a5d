/**
 * The compiler inside ts-morph, in the types core speaks. ts-morph carries its own copy of TypeScript 6.0 and of its
 * declarations; the two copies describe the same objects, but TypeScript takes them for unrelated types, since enums
 * and exact optional properties are compared by declaration. Hence the casts, here and nowhere else.
 */
import type TS from 'typescript';
import { Project, ts, type ProjectOptions } from 'ts-morph';

export const compiler = ts as unknown as typeof TS;

/** A project's options for the compiler's own. */
export function projectCompilerOptions(options: TS.CompilerOptions): NonNullable<ProjectOptions['compilerOptions']> {
  return options as NonNullable<ProjectOptions['compilerOptions']>;
}

/** The program behind a project. */
export function programOf(project: Project): TS.Program {
  return project.getProgram().compilerObject as unknown as TS.Program;
}
