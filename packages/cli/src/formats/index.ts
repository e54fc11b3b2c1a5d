import { formatJson } from './json.js';
import { formatPretty } from './pretty.js';
import type { Formatter } from './report.js';
import { formatSarif } from './sarif.js';

export const FORMAT_NAMES = ['pretty', 'json', 'sarif'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

export const FORMATTERS: Readonly<Record<FormatName, Formatter>> = {
  pretty: formatPretty,
  json: formatJson,
  sarif: formatSarif,
};

export type { FormatContext, Formatter } from './report.js';
