/** What the tests of the three rules about time limits share. */
import type { Finding, RuleId } from '../../src/index.js';
import { findingsIn } from '../program-of.js';

/** What a rule says of code that has pg's `Pool` at hand. */
export function findingsOfPool(rule: RuleId, code: string): readonly Finding[] {
  return findingsIn({ 'db.ts': `import pg, { Pool, type PoolConfig } from 'pg';\n${code}` }, rule);
}
