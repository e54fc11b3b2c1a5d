/** What the configuration should say of a server, and what it wrongly says. */
import type { AssumedLimit } from '@leakcheck/core';
import type { LeakcheckConfig } from '../configuration/index.js';
import { OWN_ADDRESS, type ServerAnswers } from './answers.js';

/** The part of a configuration that a server can answer for. */
export interface Proposal {
  readonly assume: NonNullable<LeakcheckConfig['assume']>;
  readonly database: NonNullable<LeakcheckConfig['database']>;
}

/** Limits that hold for every connection to the server, not only for the one that asked. */
function limitsOf({ limits }: ServerAnswers): readonly AssumedLimit[] {
  return limits.flatMap(({ assumes, milliseconds, setBy }) => (assumes !== null && milliseconds !== null && setBy !== OWN_ADDRESS ? [assumes] : []));
}

export function proposalFor(answers: ServerAnswers): Proposal {
  const { maxConnections, reserved, pooler } = answers;
  return {
    assume: Object.fromEntries(limitsOf(answers).map((limit) => [limit, 'server' as const])),
    database: { maxConnections, reserved, ...(pooler !== null && { pooler }) },
  };
}

/** The proposal put into a configuration: what the server cannot know stays. */
export function withProposal(configuration: LeakcheckConfig, { assume, database }: Proposal): LeakcheckConfig {
  return { ...configuration, assume, database: { ...configuration.database, ...database } };
}

/** Sentences about what a configuration says and the server denies; one that says nothing is not wrong. */
export function contradictionsIn({ assume = {}, database = {} }: Pick<LeakcheckConfig, 'assume' | 'database'>, answers: ServerAnswers): readonly string[] {
  const held = limitsOf(answers);
  const claimed = (Object.keys(assume) as AssumedLimit[]).filter((limit) => assume[limit] === 'server' && !held.includes(limit));
  const { maxConnections, reserved } = database;
  return [
    ...claimed.map((limit) => `assume.${limit} says "server", and the server has no such limit for this role and database.`),
    ...(maxConnections !== undefined && maxConnections > answers.maxConnections
      ? [`database.maxConnections is ${String(maxConnections)}, and there may be ${String(answers.maxConnections)}.`] : []),
    ...(reserved !== undefined && reserved < answers.reserved
      ? [`database.reserved is ${String(reserved)}, and the server keeps ${String(answers.reserved)} for others.`] : []),
    ...(answers.pooler !== null && database.pooler !== answers.pooler
      ? [`database.pooler is not set, and a proxy hands out connections transaction by transaction.`] : []),
  ];
}
