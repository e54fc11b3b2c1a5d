import { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import plugin from '../src/index.js';
import * as compilerModule from '../src/compiler.js';

const { COMPILER_MISSING, findCompiler } = compilerModule;

/** Loads modules from a table instead of node_modules. */
function loaderOf(modules: Readonly<Record<string, unknown>>): compilerModule.LoadModule {
  return (name) => {
    if (!(name in modules)) throw new Error(`Cannot find module '${name}'`);
    return modules[name];
  };
}

describe('findCompiler', () => {
  it('finds the installed compiler', () => {
    expect(findCompiler()?.version).toBe(ts.version);
  });

  it('passes over TypeScript 7, which has no classic interface', () => {
    const load = loaderOf({ typescript: { version: '7.0.2' }, '@typescript/typescript6': ts });
    expect(findCompiler(undefined, load)).toBe(ts);
  });

  it('passes over a compiler that cannot read the given tree', () => {
    const stranger = { ...ts, isSourceFile: () => false };
    const sourceFile = ts.createSourceFile('a.ts', '', ts.ScriptTarget.ESNext);
    expect(findCompiler(sourceFile, loaderOf({ typescript: stranger, '@typescript/typescript6': ts }))).toBe(ts);
  });

  it('finds nothing where nothing is installed', () => {
    expect(findCompiler(undefined, loaderOf({}))).toBeUndefined();
  });
});

it('a missing compiler is told once a file, and only in files that could use a database', () => {
  const find = vi.spyOn(compilerModule, 'findCompiler').mockReturnValue(undefined);
  const lint = (code: string): Linter.LintMessage[] => new Linter().verify(code, plugin.configs['flat/recommended']);
  expect(lint("import { Pool } from 'pg'; new Pool();")).toMatchObject([{ message: COMPILER_MISSING, line: 1, column: 1 }]);
  expect(lint("import { join } from 'node:path'; join('a', 'b');")).toEqual([]);
  find.mockRestore();
});
