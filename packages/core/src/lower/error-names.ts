/** Names that people give the error of a node-style callback: `err`, `queryError`. */
import type TS from 'typescript';
import { ts } from '../compiler.js';

const ERROR_NAME = /^_?[eE]rr(?:or)?$|(?:[a-z\d]E|_e)rr(?:or)?$/;

export function isErrorName(name: TS.Node | undefined): boolean {
  return name !== undefined && ts.isIdentifier(name) && ERROR_NAME.test(name.text);
}
