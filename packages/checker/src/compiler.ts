/**
 * The compiler inside ts-morph, in the types core speaks. ts-morph carries its own copy of TypeScript 6.0 and of its
 * declarations; the two copies describe the same objects, but a strict compiler takes them for unrelated types, since
 * enums and exact optional properties are compared by declaration. Hence the casts, here and nowhere else.
 */
import type TS from 'typescript';
import { ts, type Project, type ProjectOptions } from 'ts-morph';

type ProjectCompilerOptions = NonNullable<ProjectOptions['compilerOptions']>;

const bundled: unknown = ts;

export const compiler = bundled as typeof TS;

/** The compiler's options, for a project. */
export function projectCompilerOptions(options: TS.CompilerOptions): ProjectCompilerOptions {
  const same: unknown = options;
  return same as ProjectCompilerOptions;
}

/** The program behind a project. */
export function programOf(project: Project): TS.Program {
  const program: unknown = project.getProgram().compilerObject;
  return program as TS.Program;
}
