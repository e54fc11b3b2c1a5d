import { describe, expect, it } from 'vitest';
import type { Finished } from '../../demo/src/faces.js';
import { type Demonstration, judge } from '../../demo/src/verdict.js';

const leak = { ruleId: 'no-unreleased-connection', file: 'examples/shop/src/orders.ts', line: 28 };
const misspelt = { ruleId: 'valid-pool-options', file: 'examples/shop/src/db.ts', line: 6 };

function checked(...findings: readonly (typeof leak)[]): Finished {
  return { code: findings.length > 0 ? 1 : 0, output: JSON.stringify({ findings }) };
}

function tested(code: number, ...places: readonly string[]): Finished {
  const reports = places.map((place) => `UnreleasedConnection: Connection of pg pool 1 acquired at ${place}:29 was not released.\n`);
  return { code, output: ` RUN  v4\n${reports.join('')}` };
}

const intended: Demonstration = {
  faulty: { check: checked(leak, misspelt), tests: tested(1, 'src/orders.ts:28') },
  fixed: { check: checked(), tests: tested(0) },
};

describe('the verdict on the demonstration', () => {
  it('is good if both faces name the same lines and are silent about the fixed shop', () => {
    expect(judge(intended)).toEqual({ leaks: ['src/orders.ts:28'], problems: [] });
  });

  it('reads coloured output', () => {
    const tests = { code: 1, output: tested(1, 'src/orders.ts:28').output.replace('Unreleased', '\u001b[31m\u001b[1mUnreleased') };
    expect(judge({ ...intended, faulty: { ...intended.faulty, tests } }).problems).toEqual([]);
  });

  it('names a leak that only one face saw', () => {
    const faulty = { ...intended.faulty, tests: tested(1, 'src/orders.ts:28', 'src/orders.ts:55') };
    expect(judge({ ...intended, faulty }).problems).toEqual([
      'The check names leaks at src/orders.ts:28, the companion at src/orders.ts:28, src/orders.ts:55.',
    ]);
  });

  it('misses the misspelt option', () => {
    const faulty = { ...intended.faulty, check: checked(leak) };
    expect(judge({ ...intended, faulty }).problems).toEqual(['The check of the faulty shop did not find the misspelt pool option.']);
  });

  it('is bad if the fixed shop is reported or its tests fail', () => {
    const fixed = { check: checked(leak), tests: tested(1) };
    expect(judge({ ...intended, fixed }).problems).toEqual([
      'The check of the fixed shop exited with 1 instead of 0.',
      'The tests of the fixed shop exited with 1 instead of 0.',
    ]);
  });

  it('takes no report from a check that broke off', () => {
    const faulty = { check: { code: 2, output: 'error: out of luck' }, tests: intended.faulty.tests };
    expect(judge({ ...intended, faulty }).problems).toEqual([
      'The check of the faulty shop exited with 2 instead of 1.',
      'The check of the faulty shop found no leak.',
      'The check of the faulty shop did not find the misspelt pool option.',
      'The check names leaks at no place, the companion at src/orders.ts:28.',
    ]);
  });
});
