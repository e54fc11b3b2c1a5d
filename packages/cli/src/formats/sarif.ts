import { pathToFileURL } from 'node:url';
import type {
  CodeFlow,
  Fix as SarifFix,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';
import {
  describeUnjudged,
  type Edit,
  type Finding,
  type Fix,
  PRESETS,
  type Problem,
  RULE_DOCUMENTATION,
  RULE_IDS,
  type RuleId,
  type Unjudged,
} from '@leakcheck/core';
import type { FormatContext, Formatter } from './report.js';
import { positionAt, type SourceReader } from './source.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const ROOT = 'SRCROOT';

/** SARIF 2.1.0 (OASIS), for code-scanning services. */
export const formatSarif: Formatter = ({ findings, problems, unjudged }, context) => {
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'leakcheck',
            version: context.version,
            semanticVersion: context.version,
            rules: RULE_IDS.map((id) => ruleDescriptor(id, context)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: pathToFileURL(`${context.cwd}/`).href } },
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: [...problems, ...unjudged.map(asProblem)].map(notification) },
        ],
        results: findings.map((finding) => result(finding, context.readSource)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function ruleDescriptor(id: RuleId, { readRulePage }: FormatContext): ReportingDescriptor {
  const { description } = RULE_DOCUMENTATION[id];
  const page = readRulePage(id);
  const level = PRESETS.recommended.severities[id];
  return {
    id,
    shortDescription: { text: `Reports ${description}.` },
    help: { text: page, markdown: page },
    defaultConfiguration: level === undefined ? { enabled: false } : { level },
  };
}

function result(finding: Finding, readSource: SourceReader): Result {
  const fixes = finding.fixes.flatMap((fix) => sarifFix(fix, readSource));
  return {
    ruleId: finding.ruleId,
    ruleIndex: RULE_IDS.indexOf(finding.ruleId),
    level: finding.severity,
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: physicalLocation(finding.file, {
          startLine: finding.line,
          startColumn: finding.column,
          endLine: finding.endLine,
          endColumn: finding.endColumn,
        }),
      },
    ],
    partialFingerprints: { 'leakcheck/v1': finding.fingerprint },
    ...(finding.path.length > 0 ? { codeFlows: [codeFlow(finding)] } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
    properties: { confidence: finding.confidence, resource: finding.resource },
  };
}

function codeFlow({ path }: Finding): CodeFlow {
  const locations = path.map(({ file, line, column, note }) => ({
    location: {
      physicalLocation: physicalLocation(file, { startLine: line, startColumn: column }),
      message: { text: note },
    } satisfies Location,
  }));
  return { threadFlows: [{ locations }] };
}

/** The fix with one change a file; none if a file that it edits cannot be read. */
function sarifFix({ title, edits }: Fix, readSource: SourceReader): readonly SarifFix[] {
  const artifactChanges = [];
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const source = readSource(file);
    if (source === undefined) {
      return [];
    }
    const region = ({ start, end }: Edit): Region => {
      const from = positionAt(source, start);
      const to = positionAt(source, end);
      return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
    };
    artifactChanges.push({
      artifactLocation: { uri: relativeUri(file), uriBaseId: ROOT },
      replacements: edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
    });
  }
  return artifactChanges.length === 0 ? [] : [{ description: { text: title }, artifactChanges }];
}

function asProblem(unjudged: Unjudged): Problem {
  const { file, line, column } = unjudged;
  return { file, line, column, message: describeUnjudged(unjudged) };
}

function notification({ file, line, column, message }: Problem): Notification {
  return {
    level: 'warning',
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(file, { startLine: line, startColumn: column }) }],
  };
}

function physicalLocation(file: string, region: Region): PhysicalLocation {
  return { artifactLocation: { uri: relativeUri(file), uriBaseId: ROOT }, region };
}

/** Escapes what has a meaning in a URI; the slashes between folders stay. */
function relativeUri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
