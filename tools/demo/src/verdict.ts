/** Whether the demonstration showed what it is meant to show. */
import { stripVTControlCharacters } from 'node:util';
import type { Finished } from './faces.js';

/** Everything that ran. */
export interface Demonstration {
  readonly faulty: Example;
  readonly fixed: Example;
}

export interface Example {
  /** The check with its findings as JSON. */
  readonly check: Finished;
  readonly tests: Finished;
}

export interface Verdict {
  /** `FILE:LINE` of each leak, relative to the example: where the connection was acquired. */
  readonly leaks: readonly string[];
  /** What went otherwise than intended; empty if nothing did. */
  readonly problems: readonly string[];
}

/** The part of a finding that is looked at; the whole is described in docs/command.md. */
interface Finding {
  readonly ruleId: string;
  readonly file: string;
  readonly line: number;
}

/** Holds the four runs against each other: both faces must name the same leaks, and both must be silent once fixed. */
export function judge({ faulty, fixed }: Demonstration): Verdict {
  const findings = findingsOf(faulty.check);
  const predicted = sortedPlaces(findings.filter(({ ruleId }) => ruleId === 'no-unreleased-connection').map(placeOf));
  const observed = observedLeaks(faulty.tests);
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  expect(faulty.check.code === 1, `The check of the faulty shop exited with ${String(faulty.check.code)} instead of 1.`);
  expect(predicted.length > 0, 'The check of the faulty shop found no leak.');
  expect(
    findings.some(({ ruleId }) => ruleId === 'valid-pool-options'),
    'The check of the faulty shop did not find the misspelt pool option.',
  );
  expect(faulty.tests.code === 1, `The tests of the faulty shop exited with ${String(faulty.tests.code)} instead of 1.`);
  expect(
    predicted.join() === observed.join(),
    `The check names leaks at ${listed(predicted)}, the companion at ${listed(observed)}.`,
  );
  expect(fixed.check.code === 0, `The check of the fixed shop exited with ${String(fixed.check.code)} instead of 0.`);
  expect(fixed.tests.code === 0, `The tests of the fixed shop exited with ${String(fixed.tests.code)} instead of 0.`);
  return { leaks: observed, problems };
}

/** An exit code above 1 means that there is no report; its message has been shown. */
function findingsOf(check: Finished): readonly Finding[] {
  if (check.code !== 0 && check.code !== 1) return [];
  // The shape is the command's documented output.
  return (JSON.parse(check.output) as { readonly findings: readonly Finding[] }).findings;
}

function placeOf({ file, line }: Finding): string {
  return `${file.replace(/^examples\/[^/]+\//, '')}:${String(line)}`;
}

function observedLeaks(tests: Finished): readonly string[] {
  const reports = stripVTControlCharacters(tests.output).matchAll(/^UnreleasedConnection: .* acquired at (\S+:\d+):\d+ /gm);
  return sortedPlaces([...reports].flatMap(([, place]) => place ?? []));
}

function sortedPlaces(places: readonly string[]): readonly string[] {
  return [...new Set(places)].sort();
}

function listed(places: readonly string[]): string {
  return places.length === 0 ? 'no place' : places.join(', ');
}
