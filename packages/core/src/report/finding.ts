/** The shapes of everything leakcheck reports. See docs/findings.md for the JSON form. */

/** How sure a finding is, the surest first: see "confidence" in docs/what-can-throw.md. */
export const CONFIDENCES = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export type Severity = 'error' | 'warning';

export const RULE_IDS = [
  'no-unreleased-connection',
  'no-unfinished-transaction',
  'no-unclosed-cursor',
  'no-double-release',
  'no-use-after-release',
  'no-pool-per-request',
  'no-nested-acquire',
  'no-transaction-on-pool',
  'no-dirty-release',
  'no-slow-work-while-holding',
  'prefer-pool-query',
  'valid-pool-options',
  'pool-size',
  'require-acquire-timeout',
  'require-connect-timeout',
  'require-query-timeout',
  'require-transaction-timeout',
  'no-fake-timeout',
  'require-pool-error-handler',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** A stretch of source text; lines and columns count from 1, the end is exclusive. */
export interface Span {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One step of the story that proves a finding. */
export interface PathStep {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly note: string;
}

/** A replacement of the characters from `start` to `end` (offsets in the file, end exclusive) by `text`. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  /** What applying it does, in the imperative. */
  readonly title: string;
  /** A `fix` keeps the meaning of the program and may be applied unasked; a `suggestion` may not. */
  readonly kind: 'fix' | 'suggestion';
  readonly edits: readonly Edit[];
}

export interface FindingResource {
  readonly library: string;
  readonly kind: string;
  /** What the source calls it, or null where it has no name. */
  readonly name: string | null;
}

export interface Finding extends Span {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly resource: FindingResource;
  readonly path: readonly PathStep[];
  readonly fixes: readonly Fix[];
  /** Stays the same when lines move: made of rule, file, enclosing function and the text of the site. */
  readonly fingerprint: string;
}

export type Verdict = 'released' | 'transferred' | 'process-lifetime' | 'unreleased' | 'unknown';

/** One place in the source that acquires, constructs or queries. */
export interface Site extends Span {
  readonly kind: 'acquire' | 'construction' | 'query';
  readonly resource: FindingResource;
  readonly verdict: Verdict;
}

/** A file that could not be read as a program; other files are still checked. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A function, or a file, that was not judged, or only in part: a leak in it may go unnoticed. */
export interface Unjudged {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What the source calls the function, or null for a file as a whole. */
  readonly name: string | null;
  /**
   * It has too many blocks or paths, or is nested too deeply (see docs/limits.md); or leakcheck failed on it. With
   * `states` some of its paths were given up, and what was found on the others is told.
   */
  readonly reason: 'size' | 'steps' | 'states' | 'depth' | 'error';
  /** The stack trace of that failure. */
  readonly error?: string;
}
