import ts from 'typescript';
import { catalogueOf } from '@leakcheck/models';
import { createModelProgram, type SourceHost, type WorkspacePackage } from '../../src/program/index.js';
import { SAMPLE_MODELS } from './sample-models.js';

export const SAMPLES = catalogueOf(SAMPLE_MODELS);

/** A host over texts by absolute file name. */
export function hostOf(files: Readonly<Record<string, string>>): SourceHost {
  return { readFile: (fileName) => files[fileName], fileExists: (fileName) => fileName in files };
}

export interface TypedProgram {
  readonly program: ts.Program;
  /** The type of the first identifier of this name in a file. */
  typeOf(name: string, fileName?: string): string;
}

/** The program of the first of some files. */
export function programOf(
  files: Readonly<Record<string, string>>,
  workspace?: ReadonlyMap<string, WorkspacePackage>,
): TypedProgram {
  const [fileName = '', text = ''] = Object.entries(files)[0] ?? [];
  const { program } = createModelProgram({
    compiler: ts,
    catalogue: SAMPLES,
    dependencies: new Set(),
    host: hostOf(files),
    fileName,
    text,
    ...(workspace === undefined ? {} : { workspace }),
  });
  const checker = program.getTypeChecker();
  return {
    program,
    typeOf: (name, inFile = fileName) => {
      const sourceFile = program.getSourceFile(inFile);
      const identifier = sourceFile && findIdentifier(sourceFile, name);
      if (identifier === undefined) throw new Error(`No identifier ${name} in ${inFile}`);
      return checker.typeToString(checker.getTypeAtLocation(identifier));
    },
  };
}

function findIdentifier(node: ts.Node, name: string): ts.Identifier | undefined {
  if (ts.isIdentifier(node) && node.text === name) return node;
  return ts.forEachChild(node, (child) => findIdentifier(child, name));
}
