import type { Setting } from '../ir/index.js';
import { CONNECTION_STRINGS, judgeLimit, type Limit } from './missing-limit.js';
import type { ConfigurationRule } from './rule.js';

const queryTimeout: Limit = {
  ruleId: 'require-query-timeout',
  roles: ['statementTimeout', 'queryTimeout'],
  consequence: 'lets a query run for ever',
  suggestion: 30_000,
};

/** A pool without a limit on the time of its queries, by option, connection string or SQL. */
export const requireQueryTimeout: ConfigurationRule = {
  id: 'require-query-timeout',
  run: (configuration, lookup) =>
    configuration.limitsQueriesElsewhere || configuration.settings.some(mayLimit) ? [] : judgeLimit(queryTimeout, configuration, lookup),
};

/** True of an option that is no time limit itself, but through which one may reach the server. */
function mayLimit({ name, value }: Setting): boolean {
  if (HANDLERS.has(name)) return true;
  if (name !== 'options' && !CONNECTION_STRINGS.has(name)) return false;
  if (value.kind === 'unknown') return true;
  if (typeof value.value !== 'string') return false;
  return name === 'options' ? value.value.includes('statement_timeout') : limitsInUrl(value.value);
}

/** Options with code or SQL of the program's own, which each new connection runs. */
const HANDLERS: ReadonlySet<string> = new Set(['onConnect', 'verify', 'Client', 'initSql', 'sessionVariables', 'sessionCallback']);

/** A parameter `statement_timeout` or `query_timeout` above zero, or server options that set one. */
function limitsInUrl(url: string): boolean {
  const start = url.indexOf('?');
  const parameters = new URLSearchParams(start === -1 ? '' : url.slice(start + 1));
  const isPositive = (name: string): boolean => Number(parameters.get(name) ?? 0) > 0;
  return isPositive('statement_timeout') || isPositive('query_timeout') || (parameters.get('options') ?? '').includes('statement_timeout');
}
