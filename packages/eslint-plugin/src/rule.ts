import type { Rule, SourceCode } from 'eslint';
import { CONFIDENCES, describeUnjudged, RULE_DOCUMENTATION, type Confidence, type Finding, type Fix, type RuleId, type Unjudged } from '@leakcheck/core';
import { analysisOf } from './analysis.js';
import { COMPILER_MISSING } from './compiler.js';

/** The options of every rule. */
export interface RuleOptions {
  /** The least sure findings to show; `likely` if left out, which hides the merely `possible` ones. */
  readonly confidence?: Confidence;
}

const DEFAULT_CONFIDENCE: Confidence = 'likely';

/** An ESLint rule that shows the findings of one of the engine's rules. */
export function createRule(id: RuleId): Rule.RuleModule {
  return {
    meta: {
      type: 'problem',
      docs: { description: `Reports ${RULE_DOCUMENTATION[id].description}` },
      fixable: 'code',
      hasSuggestions: true,
      schema: [
        {
          type: 'object',
          properties: { confidence: { enum: [...CONFIDENCES] } },
          additionalProperties: false,
        },
      ],
      messages: { finding: '{{message}}', suggestion: '{{title}}', compilerMissing: COMPILER_MISSING, configurationWrong: 'leakcheck: {{message}}', failure: '{{message}}' },
    },
    create: (context) => ({
      'Program:exit'(): void {
        const analysis = analysisOf(context);
        switch (analysis.kind) {
          case 'findings':
            for (const finding of analysis.findings) {
              if (finding.ruleId === id && isShown(finding, context)) reportFinding(finding, context);
            }
            reportFailures(analysis.failures, context);
            return;
          case 'compiler-missing':
            reportOnce('compilerMissing', '', context);
            return;
          case 'configuration-wrong':
            reportOnce('configurationWrong', analysis.message, context);
            return;
        }
      },
    }),
  };
}

/** Files whose reader has been told of what stands in the way of a check, so that each of the rules does not tell it again. */
const told = new WeakSet<SourceCode>();

function reportOnce(messageId: 'compilerMissing' | 'configurationWrong', message: string, context: Rule.RuleContext): void {
  if (told.has(context.sourceCode)) return;
  told.add(context.sourceCode);
  context.report({ loc: { line: 1, column: 0 }, messageId, data: { message } });
}

function reportFailures(failures: readonly Unjudged[], context: Rule.RuleContext): void {
  if (told.has(context.sourceCode)) return;
  told.add(context.sourceCode);
  for (const failure of failures) {
    context.report({ loc: { line: failure.line, column: failure.column - 1 }, messageId: 'failure', data: { message: describeUnjudged(failure) } });
  }
}

function isShown(finding: Finding, context: Rule.RuleContext): boolean {
  // ESLint has validated the options against the schema above.
  const options = context.options[0] as RuleOptions | undefined;
  const least = options?.confidence ?? DEFAULT_CONFIDENCE;
  return CONFIDENCES.indexOf(finding.confidence) <= CONFIDENCES.indexOf(least);
}

function reportFinding(finding: Finding, context: Rule.RuleContext): void {
  // ESLint applies edits to the file at hand only.
  const fixes = finding.fixes.filter((fix) => fix.edits.every((edit) => edit.file === finding.file));
  const automatic = fixes.find((fix) => fix.kind === 'fix');
  context.report({
    loc: {
      start: { line: finding.line, column: finding.column - 1 },
      end: { line: finding.endLine, column: finding.endColumn - 1 },
    },
    messageId: 'finding',
    data: { message: finding.message },
    ...(automatic && { fix: toFixFunction(automatic) }),
    suggest: fixes
      .filter((fix) => fix.kind === 'suggestion')
      .map((fix) => ({ messageId: 'suggestion', data: { title: fix.title }, fix: toFixFunction(fix) })),
  });
}

function toFixFunction(fix: Fix): (fixer: Rule.RuleFixer) => Rule.Fix[] {
  return (fixer) => fix.edits.map((edit) => fixer.replaceTextRange([edit.start, edit.end], edit.text));
}
