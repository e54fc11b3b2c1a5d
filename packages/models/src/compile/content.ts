/** What the value of an option holds: options of its own, or something that returns them. */
import ts from 'typescript';
import type { TypeReference } from '../schema.js';
import type { ModuleBlock } from './scope.js';
import { alternatives, awaited, references } from './signatures.js';

/** What the value holds where another option is one of these words. */
export interface ContentCase {
  readonly option: string;
  readonly values: readonly string[];
  readonly type: TypeReference;
  readonly offset: number;
}

export interface Content {
  /** The types of modelled modules that the value may have, or yield. */
  readonly types: readonly TypeReference[];
  /** The method that yields them, where the value is a class. */
  readonly method?: string;
  readonly cases: readonly ContentCase[];
}

/** What an option's written type says of its value: an interface, a function's result, or that of a class's only method. */
export function contentOf(option: ts.PropertySignature | ts.MethodSignature, block: ModuleBlock): Omit<Content, 'cases'> {
  if (ts.isMethodSignature(option)) return { types: returned(option, block) };
  const written = alternatives(option.type, block);
  const direct = [...references(option.type, block), ...written.filter(ts.isFunctionTypeNode).flatMap((one) => returned(one, block))];
  if (direct.length > 0) return { types: direct };
  const [method] = written.filter(ts.isConstructorTypeNode).flatMap((one) => methodsOf(one.type, block));
  return method === undefined ? { types: [] } : { types: returned(method, block), method: method.name.getText() };
}

function methodsOf(instance: ts.TypeNode, block: ModuleBlock): readonly ts.MethodSignature[] {
  return references(instance, block)
    .flatMap(({ name }) => block.scope.declared.get(name) ?? [])
    .flatMap((declaration) => [...declaration.members].filter(ts.isMethodSignature));
}

function returned({ type }: ts.FunctionTypeNode | ts.MethodSignature, block: ModuleBlock): readonly TypeReference[] {
  return alternatives(type, block).flatMap((alternative) => references(awaited(alternative), block));
}
