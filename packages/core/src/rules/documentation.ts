import type { RuleId } from '../report/index.js';

/** What a reader is told about a rule, wherever rules are listed. */
export interface RuleDocumentation {
  readonly id: RuleId;
  /** One sentence without a full stop that completes "Reports …". */
  readonly description: string;
  /** The rule's page, relative to the root of the repository. */
  readonly page: `docs/rules/${RuleId}.md`;
}

export const RULE_DOCUMENTATION: { readonly [Id in RuleId]: RuleDocumentation & { readonly id: Id } } = {
  'no-unreleased-connection': {
    id: 'no-unreleased-connection',
    description: 'a connection that is not given back on some path through the code',
    page: 'docs/rules/no-unreleased-connection.md',
  },
  'no-double-release': {
    id: 'no-double-release',
    description: 'a connection that is given back twice on one path through the code',
    page: 'docs/rules/no-double-release.md',
  },
  'no-use-after-release': {
    id: 'no-use-after-release',
    description: 'a connection that is used after it was given back',
    page: 'docs/rules/no-use-after-release.md',
  },
  'valid-pool-options': {
    id: 'valid-pool-options',
    description: 'a pool option that the library does not know or that contradicts another',
    page: 'docs/rules/valid-pool-options.md',
  },
};
