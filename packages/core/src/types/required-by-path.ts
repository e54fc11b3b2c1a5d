/** Classes of packages that are required by their place: `require(path.join(process.cwd(), 'node_modules', '@prisma', 'client'))`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';
import type { ModelIndex, ModelledType } from './model-index.js';
import { unwrap } from './syntax.js';

/** The class that a destructured name stands for; undefined for any other name. */
export function classRequiredByPath(name: TS.Expression, checker: TS.TypeChecker, index: ModelIndex): ModelledType | undefined {
  const declaration = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name)?.valueDeclaration : undefined;
  if (!declaration || !ts.isBindingElement(declaration) || !ts.isVariableDeclaration(declaration.parent.parent)) return undefined;
  const exported = declaration.propertyName ?? declaration.name;
  const required = declaration.parent.parent.initializer;
  const module = required && moduleAt(unwrap(required));
  return module !== undefined && ts.isIdentifier(exported) ? index.typeOf({ module, name: exported.text }) : undefined;
}

/** `@prisma/client` of the path that `require` is given. */
function moduleAt(node: TS.Expression): string | undefined {
  const [path] = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require' ? node.arguments : [];
  const joined = path && unwrap(path);
  if (!joined || !ts.isCallExpression(joined) || !/(?:^|\.)(?:join|resolve)$/.test(joined.expression.getText())) return undefined;
  const parts = joined.arguments.map((part) => (ts.isStringLiteralLike(part) ? part.text : undefined));
  const start = parts.lastIndexOf('node_modules');
  const within = start === -1 ? [] : parts.slice(start + 1);
  return within.length === 0 || within.includes(undefined) ? undefined : within.join('/');
}
