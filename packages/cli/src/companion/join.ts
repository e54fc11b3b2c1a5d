/** Joins what the checker says with what running programs told, by the place in the source. */
import { relative, sep } from 'node:path';
import type { Finding, RuleId } from '@leakcheck/core';
import { acquisitionsOf, type CompanionEvent, type Frame, type ReportLine } from '@leakcheck/runtime';
import { type EventGroup, groupEvents } from './groups.js';

/** What was seen of a finding at run time. */
export interface RuntimeEvidence {
  /** How often it was told of. */
  readonly count: number;
  /** For how long, at most, a connection of it had been out by then. */
  readonly worstHeldMilliseconds: number;
}

/** What both, or only one of them, know. */
export interface Joined<Known extends StaticFinding> {
  readonly confirmed: ReadonlyMap<Known, RuntimeEvidence>;
  /** Not told of: never run in this run, or clean so far. */
  readonly onlyStatic: readonly Known[];
  /** A fault at run time that the checker does not know. */
  readonly onlyAtRunTime: readonly EventGroup[];
}

/** What joining needs of a finding. */
export type StaticFinding = Pick<Finding, 'ruleId' | 'file' | 'line' | 'column' | 'endLine' | 'endColumn' | 'message'>;

/** What each kind of event can confirm. */
const RULES: Readonly<Record<CompanionEvent['kind'], readonly RuleId[]>> = {
  'unreleased-at-exit': ['no-unreleased-connection', 'no-unfinished-transaction', 'no-unclosed-cursor'],
  collected: ['no-unreleased-connection', 'no-unfinished-transaction'],
  'held-too-long': ['no-unreleased-connection', 'no-unfinished-transaction', 'no-unclosed-cursor', 'no-slow-work-while-holding'],
  'returned-late': [],
  'end-waits': ['no-unreleased-connection', 'no-unfinished-transaction', 'no-unclosed-cursor'],
  'released-twice': ['no-double-release'],
  'stale-release': ['no-double-release', 'no-use-after-release'],
  'used-after-release': ['no-use-after-release'],
  'dirty-release': ['no-unfinished-transaction', 'no-unclosed-cursor'],
  'hold-and-wait': ['no-nested-acquire'],
  deadlock: ['no-nested-acquire'],
  'waits-too-long': [],
  saturated: [],
  'slow-query': [],
  'idle-in-transaction': ['no-unfinished-transaction', 'no-slow-work-while-holding'],
  'no-error-listener': [],
};

/**
 * Joins findings and events.
 *
 * @param cwd the folder that the findings' paths are relative to
 */
export function join<Known extends StaticFinding>(findings: readonly Known[], lines: readonly ReportLine[], cwd: string): Joined<Known> {
  const confirmed = new Map<Known, RuntimeEvidence>();
  const groups = groupEvents(lines);
  const unknown = new Set(groups.filter(({ isLeak }) => isLeak));
  for (const group of groups) {
    const frames = framesOf(group.example).filter(({ isApplication }) => isApplication);
    for (const finding of findings) {
      if (!RULES[group.example.kind].includes(finding.ruleId) || !frames.some((frame) => isInside(frame, finding, cwd))) continue;
      unknown.delete(group);
      const before = confirmed.get(finding);
      confirmed.set(finding, {
        count: (before?.count ?? 0) + group.count,
        worstHeldMilliseconds: Math.max(before?.worstHeldMilliseconds ?? 0, group.worstHeldMilliseconds),
      });
    }
  }
  return {
    confirmed,
    onlyStatic: findings.filter((finding) => !confirmed.has(finding) && canBeSeen(finding.ruleId)),
    onlyAtRunTime: [...unknown],
  };
}

function canBeSeen(rule: RuleId): boolean {
  return Object.values(RULES).some((rules) => rules.includes(rule));
}

/** Whether a frame stands in the call that a finding is about. Engines name the method's column, not the call's first. */
function isInside(frame: Frame, finding: StaticFinding, cwd: string): boolean {
  if (relative(cwd, frame.file).split(sep).join('/') !== finding.file) return false;
  if (frame.line < finding.line || frame.line > finding.endLine) return false;
  if (frame.line === finding.line && frame.column < finding.column) return false;
  return frame.line < finding.endLine || frame.column <= finding.endColumn;
}

function framesOf(event: CompanionEvent): readonly Frame[] {
  const at = 'at' in event ? event.at : [];
  return [...at, ...acquisitionsOf(event).flatMap(({ frames }) => frames)];
}
