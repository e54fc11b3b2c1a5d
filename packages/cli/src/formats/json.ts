import type { Finding, Problem, Site, Unjudged } from '@leakcheck/core';
import type { Formatter } from './report.js';

/** JSON for machines, described in docs/command.md. A change that breaks readers raises `version`. */
export const formatJson: Formatter = ({ findings, sites, stats, problems, unjudged }, { evidence }) => {
  const { files, relevantFiles, lines, functions, cut, failed, milliseconds } = stats;
  const report = {
    version: 1,
    findings: findings.map((finding) => {
      const seen = evidence?.get(finding);
      return seen === undefined ? findingRecord(finding) : { ...findingRecord(finding), runtime: seen };
    }),
    sites: sites.map(siteRecord),
    stats: { files, relevantFiles, lines, functions, cut, failed, milliseconds },
    problems: problems.map(problemRecord),
    unjudged: unjudged.map(unjudgedRecord),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
};

/** Copies field by field, so that the order of keys is fixed and nothing internal slips out. */
function findingRecord(finding: Finding): Finding {
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    confidence: finding.confidence,
    file: finding.file,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    message: finding.message,
    resource: resourceRecord(finding),
    path: finding.path.map(({ file, line, column, note }) => ({ file, line, column, note })),
    fixes: finding.fixes.map(({ title, kind, edits }) => ({
      title,
      kind,
      edits: edits.map(({ file, start, end, text }) => ({ file, start, end, text })),
    })),
    fingerprint: finding.fingerprint,
  };
}

function siteRecord(site: Site): Site {
  return {
    kind: site.kind,
    verdict: site.verdict,
    file: site.file,
    line: site.line,
    column: site.column,
    endLine: site.endLine,
    endColumn: site.endColumn,
    resource: resourceRecord(site),
  };
}

function resourceRecord({ resource }: Finding | Site): Finding['resource'] {
  return { library: resource.library, kind: resource.kind, name: resource.name };
}

function problemRecord({ file, line, column, message }: Problem): Problem {
  return { file, line, column, message };
}

function unjudgedRecord({ file, line, column, name, reason }: Unjudged): Unjudged {
  return { file, line, column, name, reason };
}
