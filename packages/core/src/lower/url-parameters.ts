/** Reads the parameters of connection strings. */
import type TS from 'typescript';
import { mapValue, type Constant, type Setting } from '../ir/index.js';
import { unwrap } from '../types/index.js';
import { builtParametersOf } from './built-parameters.js';
import { constantOf } from './constants.js';
import type { SourceText } from './source-text.js';
import { UNKNOWN_TEXT } from './sql-statements.js';
import { textsOf } from './sql-text.js';
import { nameReadBy } from './value-names.js';

/**
 * The parameters of a connection string as settings that stand where the string does, or where the program adds them. A
 * string that is not known, or that a branch decides, has none that are known; of one that is put together, parts may be.
 */
export function parametersOf(url: TS.Expression, checker: TS.TypeChecker, source: SourceText): readonly Setting[] {
  const place = unwrap(url);
  const built = builtParametersOf(url, checker).map(({ name, place: key, value }): Setting => {
    const valueName = nameReadBy(value);
    return {
      ...parameterAt(name, key, source),
      always: false,
      value: mapValue(constantOf(value, checker), (constant) => (typeof constant === 'string' ? constantIn(constant) : constant)),
      valueSpan: source.span(value),
      ...(valueName !== undefined && { valueName }),
    };
  });
  const named = new Set(built.map(({ name }) => name));
  return [...parametersInText(place, checker, source).filter(({ name }) => !named.has(name)), ...built];
}

function parametersInText(place: TS.Expression, checker: TS.TypeChecker, source: SourceText): readonly Setting[] {
  const read = constantOf(place, checker);
  if (read.kind === 'environment' && read.from !== undefined && typeof read.fallback === 'string') {
    return parametersInAddress(read.fallback).map(({ name, value }) => ({ ...parameterAt(name, place, source), always: true, value: { ...read, fallback: value } }));
  }
  const [text, ...others] = textsOf(place, checker);
  if (text === undefined || others.length > 0) return [];
  return parametersInAddress(text).map(({ name, value }) => ({
    ...parameterAt(name, place, source),
    always: true,
    value: typeof value === 'string' && value.includes(UNKNOWN_TEXT) ? { kind: 'unknown' } : { kind: 'constant', value },
  }));
}

/** The parameters that stand in the text of an address. */
export function parametersInAddress(text: string): readonly { readonly name: string; readonly value: Constant }[] {
  const start = text.indexOf('?');
  if (start === -1) return [];
  return [...new URLSearchParams(text.slice(start + 1))].flatMap(([name, value]) => (name === '' || name.includes(UNKNOWN_TEXT) ? [] : [{ name, value: constantIn(value) }]));
}

/** A parameter that stands at a node: there is no name of its own to change. */
function parameterAt(name: string, place: TS.Node, source: SourceText): Omit<Setting, 'always' | 'value'> {
  const span = source.span(place);
  return { name, nameSpan: span, nameRange: { start: place.getStart(), end: place.getStart() }, shorthand: false, valueSpan: span, inText: true };
}

/** What stands in a string is text; drivers take digits for a number. */
function constantIn(value: string): Constant {
  return /^\d+$/.test(value) ? Number(value) : value;
}
