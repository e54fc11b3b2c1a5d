import type { Command } from 'commander';
import { RULE_DOCUMENTATION, RULE_IDS } from '@leakcheck/core';
import type { Environment } from '../environment.js';
import { suggestionFor } from '../suggestion.js';
import { UsageError } from '../usage-error.js';
import { readRulePage } from './page.js';

/** Adds `leakcheck explain`: with a rule its page, without one the list of rules. */
export function addExplainCommand(program: Command, { stdout }: Environment): void {
  program
    .command('explain')
    .description('explain a rule, or list the rules')
    .argument('[rule]', 'id of the rule')
    .action((rule: string | undefined) => {
      stdout.write(rule === undefined ? listRules() : explainRule(rule));
    });
}

function listRules(): string {
  const width = Math.max(...RULE_IDS.map((id) => id.length));
  return RULE_IDS.map((id) => `${id.padEnd(width)}  ${RULE_DOCUMENTATION[id].description}\n`).join('');
}

function explainRule(name: string): string {
  const id = RULE_IDS.find((candidate) => candidate === name);
  if (id === undefined) {
    const suggestion = suggestionFor(name, RULE_IDS);
    const remedy =
      suggestion === undefined ? `The rules are: ${RULE_IDS.join(', ')}.` : `Did you mean "${suggestion}"?`;
    throw new UsageError(`there is no rule "${name}". ${remedy}`);
  }
  return readRulePage(id);
}
