/** Interfaces of options → {@link OptionsModel}. */
import ts from 'typescript';
import type { ForeignName, OptionModel, OptionsModel, TypeReference } from '../schema.js';
import { closest } from './closest.js';
import { contentOf, type Content, type ContentCase } from './content.js';
import type { Report } from './problem.js';
import type { ModuleBlock } from './scope.js';
import { optionType } from './signatures.js';
import { tagsOf, type TagSet } from './tags.js';
import { TIME_ROLES } from './vocabulary.js';

/** A name in a tag that must be an option of the interface or of one it extends. */
export interface OptionMention {
  readonly tag: string;
  readonly option: string;
  readonly offset: number;
}

export interface CompiledOptions {
  readonly model: OptionsModel;
  readonly mentions: readonly OptionMention[];
  /** Option → what its value holds. */
  readonly contents: ReadonlyMap<string, Content>;
}

export function compileOptions(
  declaration: ts.InterfaceDeclaration,
  tags: TagSet,
  supertypes: readonly TypeReference[],
  block: ModuleBlock,
  source: ts.SourceFile,
  report: Report,
): CompiledOptions {
  const mentions: OptionMention[] = [];
  const options: Record<string, OptionModel> = {};
  const contents = new Map<string, Content>();
  for (const member of declaration.members) {
    if (!ts.isPropertySignature(member) && !ts.isMethodSignature(member)) continue;
    if (!ts.isIdentifier(member.name) && !ts.isStringLiteral(member.name)) continue;
    const memberTags = tagsOf(member, ['option'], source, report);
    const name = member.name.text;
    if (Object.hasOwn(options, name)) {
      report(member.getStart(source), `the option ${name} is declared twice; remove one declaration`);
    }
    const type = ts.isMethodSignature(member) ? 'function' : optionType(member.type, block);
    options[name] = compileOption(type, memberTags, report);
    contents.set(name, { ...contentOf(member, block), cases: compileCases(memberTags, mentions, block, report) });
    const atMost = memberTags.get('atMost');
    if (atMost !== undefined) mentions.push({ tag: 'atMost', option: atMost.value, offset: atMost.offset });
    const alias = memberTags.get('alias');
    if (alias !== undefined) mentions.push({ tag: 'alias', option: alias.value.option, offset: alias.offset });
    const deprecated = memberTags.get('deprecated');
    if (deprecated !== undefined) mentions.push({ tag: 'deprecated', option: deprecated.value, offset: deprecated.offset });
    const addressFrom = memberTags.get('addressFrom');
    for (const option of addressFrom?.value.unless ?? []) mentions.push({ tag: 'addressFrom', option, offset: addressFrom?.offset ?? 0 });
    const onlyWhen = memberTags.get('onlyWhen');
    if (onlyWhen !== undefined) mentions.push({ tag: 'onlyWhen', option: onlyWhen.value.option, offset: onlyWhen.offset });
  }
  const unknownNames = tags.get('options')?.value ?? 'open';
  const model: OptionsModel = {
    extends: supertypes,
    options,
    closed: unknownNames !== 'open',
    ...(unknownNames !== 'open' && { unknownNames }),
    ...(tags.get('anyCase') !== undefined && { anyCase: true as const }),
    foreign: compileForeign(tags, options, mentions, report),
  };
  return { model, mentions, contents };
}

function compileOption(type: OptionModel['type'], tags: TagSet, report: Report): OptionModel {
  const role = tags.get('role');
  const unit = tags.get('unit');
  const [main = 'other', ...others] = role?.value ?? [];
  const time = role?.value.find((name) => TIME_ROLES.has(name));
  if (role !== undefined && time !== undefined && unit === undefined) {
    report(role.offset, `the role ${time} is a time, so its unit must be known; add @unit ms, @unit s or @unit min`);
  }
  const fallback = tags.get('default');
  const unlimited = tags.get('unlimited');
  const atMost = tags.get('atMost');
  const text = tags.get('text');
  const addressFrom = tags.get('addressFrom');
  const prepares = tags.get('prepares');
  const zero = tags.get('zero');
  const alias = tags.get('alias');
  const deprecated = tags.get('deprecated');
  const onlyWhen = tags.get('onlyWhen');
  const since = tags.get('since');
  const until = tags.get('until');
  return {
    role: main,
    ...(others.length > 0 && { also: others }),
    type,
    ...(unit !== undefined && { unit: unit.value }),
    ...(fallback !== undefined && { default: fallback.value }),
    ...(unlimited !== undefined && { unlimited: unlimited.value }),
    ...(atMost !== undefined && { atMost: atMost.value }),
    ...(tags.get('connection') !== undefined && { connection: true as const }),
    ...(tags.get('url') !== undefined && { url: true as const }),
    ...(tags.get('parameters') !== undefined && { parameters: true as const }),
    ...(addressFrom !== undefined && { addressFrom: addressFrom.value }),
    ...(prepares !== undefined && { prepares: prepares.value }),
    ...(tags.get('abandons') !== undefined && { abandons: true as const }),
    ...(text !== undefined && { text: text.value }),
    ...(zero !== undefined && { zero: zero.value }),
    ...(alias !== undefined && { alias: alias.value }),
    ...(deprecated !== undefined && { deprecated: deprecated.value }),
    ...(onlyWhen !== undefined && { onlyWhen: onlyWhen.value }),
    ...(since !== undefined && { since: since.value }),
    ...(until !== undefined && { until: until.value }),
  };
}

function compileCases(tags: TagSet, mentions: OptionMention[], block: ModuleBlock, report: Report): readonly ContentCase[] {
  return tags.all('when').flatMap(({ value: { option, values, type }, offset }) => {
    mentions.push({ tag: 'when', option, offset });
    const reference = block.scope.declared.has(type) ? { module: block.specifier, name: type } : block.scope.imported.get(type);
    if (reference !== undefined) return [{ option, values, type: reference, offset }];
    report(offset, `@when names ${type}, which is neither declared nor imported in this module block; declare it here`);
    return [];
  });
}

function compileForeign(
  tags: TagSet,
  options: Readonly<Record<string, OptionModel>>,
  mentions: OptionMention[],
  report: Report,
): Record<string, ForeignName> {
  const foreign: Record<string, ForeignName> = {};
  for (const { value, offset } of tags.all('foreign')) {
    const { name, ...meaning } = value;
    if (Object.hasOwn(foreign, name)) {
      report(offset, `@foreign ${name} stands twice; remove one`);
    }
    if (Object.hasOwn(options, name)) {
      report(offset, `@foreign ${name} names an option that the library has; remove the tag or the option`);
    }
    const [first] = meaning.instead?.split('.') ?? [];
    // The options of the object around it are those of another interface.
    if (first !== undefined && first !== '') mentions.push({ tag: 'foreign', option: first, offset });
    foreign[name] = meaning;
  }
  return foreign;
}

/** Reports each mention that is no option of `known`. */
export function checkMentions(mentions: readonly OptionMention[], known: readonly string[], report: Report): void {
  for (const { tag, option, offset } of mentions) {
    if (known.includes(option)) continue;
    const suggestion = closest(option, known);
    const remedy = suggestion === undefined ? 'name an option of this interface' : `did you mean ${suggestion}?`;
    report(offset, `@${tag} refers to ${option}, which is no option here; ${remedy}`);
  }
}
