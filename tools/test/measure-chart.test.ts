/** The pictures of the guides: what is drawn of which numbers. */
import { describe, expect, it } from 'vitest';
import { barChart, lineChart, roundUp } from '../measure/chart.mjs';

it.each([
  [0, 1],
  [0.4, 0.5],
  [1, 1],
  [7, 10],
  [24, 25],
  [260, 500],
  [1001, 2000],
])('the scale for %d ends at %d', (value, top) => {
  expect(roundUp(value)).toBe(top);
});

describe('lines', () => {
  const svg = lineChart({ title: 'A < B', axis: 'size', labels: ['1', '2', '4'], series: [{ name: 'throughput', unit: 'per second', colour: '#000000', values: [10, 50, 100] }] });

  it('go through each value, the largest at the top', () => {
    expect(svg).toContain('points="70,178 400,130 730,70"');
    expect(svg.match(/<circle/g)).toHaveLength(3);
  });

  it('have a title that a reader hears, and no open angle in it', () => {
    expect(svg).toContain('<title id="title">A &lt; B</title>');
  });
});

describe('bars', () => {
  const rows = [
    { name: 'statement_timeout', note: 'both end', client: 1, server: 1 },
    { name: 'query_timeout', note: 'the server goes on', client: 1, server: 4 },
  ];
  const svg = barChart({ title: 'Limits', seconds: 4, rows });

  it('are as long as the times', () => {
    expect(svg).toContain('width="97.5" height="14" fill="#0969da"');
    expect(svg).toContain('width="390" height="14" fill="#cf222e"');
  });

  it('are red only where the server works longer than the program waits', () => {
    expect(svg.match(/fill="#cf222e"/g)).toHaveLength(1);
    expect(svg.match(/fill="#1a7f37"/g)).toHaveLength(1);
  });
});
