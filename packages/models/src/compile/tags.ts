/** Reads the tags of doc comments. */
import ts from 'typescript';
import { closest } from './closest.js';
import type { Report } from './problem.js';
import { isTagName, VOCABULARY, type Place, type TagName, type TagValues } from './vocabulary.js';
import { readTags, type WrittenTag } from './written-tags.js';

/** A tag with the meaning of its argument. */
export interface Tagged<Name extends TagName> {
  readonly value: TagValues[Name];
  readonly offset: number;
}

/** The valid tags of one declaration. */
export interface TagSet {
  readonly get: <Name extends TagName>(name: Name) => Tagged<Name> | undefined;
  readonly all: <Name extends TagName>(name: Name) => readonly Tagged<Name>[];
}

/** The tags on a node, after reporting those that are unknown, misplaced, malformed or doubled. */
export function tagsOf(node: ts.Node, places: readonly Place[], source: ts.SourceFile, report: Report): TagSet {
  const written = ts
    .getJSDocCommentsAndTags(node)
    .filter((part) => ts.isJSDoc(part) && part.parent === node)
    .flatMap((comment) => readTags(comment.getText(source), comment.getStart(source)));
  const valid = new Map<TagName, WrittenTag[]>();
  for (const tag of written) {
    const name = tag.name;
    if (!isTagName(name)) {
      const suggestion = closest(name, Object.keys(VOCABULARY));
      const remedy = suggestion === undefined ? 'see docs/models.md for the tags there are' : `did you mean @${suggestion}?`;
      report(tag.offset, `unknown tag @${name}; ${remedy}`);
      continue;
    }
    const definition = VOCABULARY[name];
    const earlier = valid.get(name) ?? [];
    if (!definition.places.some((place) => places.includes(place))) {
      report(tag.offset, `@${name} cannot stand here; it belongs on ${definition.places.map(describePlace).join(' or ')}`);
    } else if (definition.parse(tag.argument) === undefined) {
      const found = tag.argument === '' ? 'has no argument' : `has the argument "${tag.argument}"`;
      const wanted = definition.syntax === '' ? 'without one' : definition.syntax;
      report(tag.offset, `@${name} ${found}; write @${name} ${wanted}`);
    } else if (earlier.length > 0 && definition.repeatable !== true) {
      report(tag.offset, `@${name} stands twice on the same declaration; remove one`);
    } else {
      valid.set(name, [...earlier, tag]);
    }
  }
  const all = <Name extends TagName>(name: Name): Tagged<Name>[] =>
    (valid.get(name) ?? []).flatMap(({ argument, offset }) => {
      const value = VOCABULARY[name].parse(argument);
      return value === undefined ? [] : [{ value, offset }];
    });
  return { all, get: (name) => all(name)[0] };
}

function describePlace(place: Place): string {
  switch (place) {
    case 'module':
      return 'a module block';
    case 'type':
      return 'a class or interface';
    case 'call':
      return 'a method, constructor or function';
    case 'property':
      return 'a property';
    case 'options':
      return 'an interface of options';
    case 'option':
      return 'an option';
  }
}
