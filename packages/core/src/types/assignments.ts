import type TS from 'typescript';
import { ts } from '../compiler.js';

/** `=`, `??=`, `||=`. */
export function isAssignment(operator: TS.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.EqualsToken || operator === ts.SyntaxKind.QuestionQuestionEqualsToken || operator === ts.SyntaxKind.BarBarEqualsToken;
}
