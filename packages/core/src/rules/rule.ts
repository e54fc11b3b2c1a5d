import type { FunctionGraph } from '../ir/index.js';
import type { Finding, RuleId } from '../report/index.js';
import type { Solution } from '../solve/index.js';

/** What a rule about resources looks at: one solved function. */
export interface SolvedFunction {
  readonly graph: FunctionGraph;
  readonly solution: Solution;
}

/** A finding before the things that do not depend on the rule: file-wide numbering, fixes. */
export type RawFinding = Omit<Finding, 'fingerprint' | 'severity' | 'fixes'>;

/** A rule about resources: a value, not a class; see docs/architecture.md. */
export interface ResourceRule {
  readonly id: RuleId;
  readonly run: (subject: SolvedFunction) => readonly RawFinding[];
}

