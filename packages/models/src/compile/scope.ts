/** The names a module block declares and imports: what a name in it refers to. */
import ts from 'typescript';
import type { TypeReference } from '../schema.js';

/** One `declare module 'x' { … }` block. */
export interface ModuleBlock {
  readonly specifier: string;
  readonly node: ts.ModuleDeclaration;
  readonly statements: readonly ts.Statement[];
  readonly scope: Scope;
}

export interface Scope {
  /** Classes and interfaces of the block; a merged interface appears after its first declaration. */
  readonly declared: ReadonlyMap<string, readonly TypeDeclaration[]>;
  readonly aliases: ReadonlyMap<string, ts.TypeAliasDeclaration>;
  /** Local name → what was imported; `*` stands for the module itself. */
  readonly imported: ReadonlyMap<string, TypeReference>;
  /** The block's own namespaces. */
  readonly namespaces: ReadonlySet<string>;
  /** Local name → exported name, for declarations exported under another name. */
  readonly exportedAs: ReadonlyMap<string, string>;
}

export type TypeDeclaration = ts.ClassDeclaration | ts.InterfaceDeclaration;

export function isTypeDeclaration(node: ts.Node): node is TypeDeclaration {
  return ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node);
}

/** @param namespaces names of the block's namespaces, whose own statements are among those given */
export function readScope(statements: readonly ts.Statement[], namespaces: ReadonlySet<string>): Scope {
  const declared = new Map<string, TypeDeclaration[]>();
  const aliases = new Map<string, ts.TypeAliasDeclaration>();
  const imported = new Map<string, TypeReference>();
  const exportedAs = new Map<string, string>();
  for (const statement of statements) {
    if (isTypeDeclaration(statement) && statement.name !== undefined) {
      declared.set(statement.name.text, [...(declared.get(statement.name.text) ?? []), statement]);
    } else if (ts.isTypeAliasDeclaration(statement)) {
      aliases.set(statement.name.text, statement);
    } else if (ts.isImportDeclaration(statement)) {
      readImport(statement, imported);
    } else if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined) {
      readExport(statement.exportClause, statement.moduleSpecifier === undefined, exportedAs);
    }
  }
  return { declared, aliases, imported, namespaces, exportedAs };
}

function readImport(statement: ts.ImportDeclaration, imported: Map<string, TypeReference>): void {
  if (!ts.isStringLiteral(statement.moduleSpecifier)) return;
  const module = statement.moduleSpecifier.text;
  const clause = statement.importClause;
  if (clause?.name !== undefined) imported.set(clause.name.text, { module, name: 'default' });
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) {
    imported.set(bindings.name.text, { module, name: '*' });
    return;
  }
  for (const element of bindings.elements) {
    imported.set(element.name.text, { module, name: (element.propertyName ?? element.name).text });
  }
}

function readExport(clause: ts.NamedExportBindings, local: boolean, exportedAs: Map<string, string>): void {
  if (!local || ts.isNamespaceExport(clause)) return;
  for (const element of clause.elements) {
    if (element.propertyName !== undefined) exportedAs.set(element.propertyName.text, element.name.text);
  }
}

/**
 * The module and name that a type name in a block stands for, or undefined if it is neither declared nor imported
 * there (a global, a type parameter, or a member of a namespace).
 */
export function resolveName(name: ts.EntityName | ts.Expression, block: ModuleBlock): TypeReference | undefined {
  if (ts.isIdentifier(name)) {
    if (block.scope.declared.has(name.text)) return { module: block.specifier, name: name.text };
    return block.scope.imported.get(name.text);
  }
  const [left, right] = ts.isQualifiedName(name)
    ? [name.left, name.right]
    : ts.isPropertyAccessExpression(name)
      ? [name.expression, name.name]
      : [];
  if (left === undefined || right === undefined || !ts.isIdentifier(left)) return undefined;
  if (block.scope.namespaces.has(left.text)) return resolveName(right, block);
  const namespace = block.scope.imported.get(left.text);
  return namespace === undefined ? undefined : { module: namespace.module, name: right.text };
}
