import type { CheckReport } from '@leakcheck/checker';
import type { Finding, PathStep, Severity, Site } from '@leakcheck/core';
import type { Colours } from '../colours.js';
import type { RuntimeEvidence } from '../companion/join.js';
import { codeFrame, lineExcerpt } from './code-frame.js';
import { printable } from './printable.js';
import type { FormatContext, Formatter } from './report.js';

/** Text for people: each finding with its source and the path that proves it, the sites if any, and a summary. */
export const formatPretty: Formatter = (report, context) => {
  const blocks = report.findings.map((finding) => findingBlock(finding, context));
  if (report.sites.length > 0) {
    blocks.push(report.sites.map((site) => siteLine(site, context.colours)).join('\n'));
  }
  if (context.summary) {
    blocks.push(summaryLine(report, context.colours));
  }
  return blocks.map((block) => `${block}\n`).join('\n');
};

function findingBlock(finding: Finding, { colours, readSource, evidence }: FormatContext): string {
  const seen = evidence?.get(finding);
  const source = readSource(finding.file);
  const frame = source === undefined ? [] : codeFrame(finding, source, colours);
  const sections = [
    [`${place(finding, colours)}  ${severityWord(finding.severity, colours)}  ${printable(finding.message)}`],
    frame.map((line) => `  ${line}`),
    finding.path.flatMap((step) => [
      `  ${place(step, colours)}  ${printable(step.note)}`,
      ...stepExcerpt(step, readSource).map((line) => `    ${colours.dim(line)}`),
    ]),
    [
      ...(seen === undefined ? [] : [`  ${seenLine(seen)}`]),
      ...finding.fixes.map(({ title }) => `  fix: ${printable(title)}`),
      `  ${colours.dim(`rule: ${finding.ruleId} (${finding.confidence})`)}`,
    ],
  ];
  return sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n');
}

/** What a runtime report says of a finding. */
export function seenLine({ count: times, worstHeldMilliseconds }: RuntimeEvidence): string {
  const held = worstHeldMilliseconds > 0 ? `, held for up to ${(worstHeldMilliseconds / 1000).toFixed(1)} s` : '';
  return `seen at run time: ${count(times, 'time')}${held}`;
}

function stepExcerpt(step: PathStep, readSource: FormatContext['readSource']): readonly string[] {
  const line = lineExcerpt(readSource(step.file), step.line, step.column);
  return line === undefined ? [] : [line];
}

function siteLine(site: Site, colours: Colours): string {
  const { library, kind, name } = site.resource;
  const resource = printable(name === null ? `${library} ${kind}` : `${library} ${kind} ${name}`);
  return `${place(site, colours)}  ${site.verdict}  ${resource} (${site.kind})`;
}

function place({ file, line, column }: PathStep | Finding | Site, colours: Colours): string {
  return `${colours.cyan(printable(file))}:${line}:${column}`;
}

function severityWord(severity: Severity, colours: Colours): string {
  switch (severity) {
    case 'error':
      return colours.red('error');
    case 'warning':
      return colours.yellow('warning');
  }
}

function summaryLine({ findings, problems, unjudged, stats }: CheckReport, colours: Colours): string {
  const scope = [
    count(stats.files, 'file'),
    `${stats.relevantFiles} with database code`,
    ...(problems.length > 0 ? [count(problems.length, 'problem')] : []),
    ...(unjudged.length > 0 ? [`${count(unjudged.length, 'function')} not checked`] : []),
    `${(stats.milliseconds / 1000).toFixed(1)} s`,
  ].join(', ');
  if (findings.length === 0) {
    return `${colours.green('No findings')} (${scope})`;
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const files = new Set(findings.map(({ file }) => file)).size;
  const counts = [
    ...(errors > 0 ? [colours.red(count(errors, 'error'))] : []),
    ...(warnings > 0 ? [colours.yellow(count(warnings, 'warning'))] : []),
  ].join(', ');
  return `${counts} in ${count(files, 'file')} (${scope})`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
