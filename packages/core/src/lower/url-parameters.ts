/** Reads the parameters of connection strings. */
import type TS from 'typescript';
import type { Constant, Setting } from '../ir/index.js';
import { unwrap } from '../types/index.js';
import type { SourceText } from './source-text.js';
import { UNKNOWN_TEXT } from './sql-statements.js';
import { textsOf } from './sql-text.js';

/**
 * The parameters of a connection string as settings that stand where the string does. A string that is not known, or
 * that a branch decides, has none that are known; of one that is put together, parts may be.
 */
export function parametersOf(url: TS.Expression, checker: TS.TypeChecker, source: SourceText): readonly Setting[] {
  const [text, ...others] = textsOf(url, checker);
  const start = text?.indexOf('?') ?? -1;
  if (text === undefined || others.length > 0 || start === -1) return [];
  const place = unwrap(url);
  const span = source.span(place);
  return [...new URLSearchParams(text.slice(start + 1))].flatMap(([name, value]): readonly Setting[] => {
    if (name === '' || name.includes(UNKNOWN_TEXT)) return [];
    return [{
      name,
      nameSpan: span,
      nameRange: { start: place.getStart(), end: place.getStart() },
      shorthand: false,
      always: true,
      value: value.includes(UNKNOWN_TEXT) ? { kind: 'unknown' } : { kind: 'constant', value: constantIn(value) },
      valueSpan: span,
      inText: true,
    }];
  });
}

/** What stands in a string is text; drivers take digits for a number. */
function constantIn(value: string): Constant {
  return /^\d+$/.test(value) ? Number(value) : value;
}
