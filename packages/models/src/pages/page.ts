/** Puts the generated parts into a page that is otherwise written by hand. */
import type { LibraryModel } from '../schema.js';
import { optionTables } from './options.js';
import { trackedTable } from './tracked.js';

/** Raised for a text that has no place for a generated part. */
export class PageError extends Error {}

const END = '<!-- end -->';

interface Part {
  readonly heading: string;
  readonly make: (library: LibraryModel) => string;
}

const PARTS: Readonly<Record<string, Part>> = {
  tracked: { heading: 'What is tracked', make: trackedTable },
  options: { heading: 'Options', make: optionTables },
};

/**
 * The page of a library with its generated parts renewed. They stand between `<!-- generated: NAME -->` and
 * `<!-- end -->`; a page without these marks gets them before its first section.
 */
export function renewPage(text: string, library: LibraryModel): string {
  const places = Object.entries(PARTS).filter(([name]) => !text.includes(beginning(name)));
  const sections = places.map(([name, { heading }]) => `## ${heading}\n\n${beginning(name)}\n${END}\n\n`).join('');
  const first = text.search(/^## /m);
  const page = first < 0 ? `${text.trimEnd()}\n\n${sections.trimEnd()}\n` : text.slice(0, first) + sections + text.slice(first);
  return Object.entries(PARTS).reduce((renewed, [name, { make }]) => replacePart(renewed, name, make(library)), page);
}

/**
 * The text with what stands between the marks of one generated part replaced.
 *
 * @throws PageError if the marks are not there
 */
export function replacePart(text: string, name: string, content: string): string {
  const begin = beginning(name);
  const from = text.indexOf(begin);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) throw new PageError(`it has no place for its generated part: add ${begin} and ${END}`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}

function beginning(name: string): string {
  return `<!-- generated: ${name} -->`;
}
