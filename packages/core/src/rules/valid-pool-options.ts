import type { OptionModel } from '@leakcheck/models';
import { variablesIn, type Configuration, type OtherMaker, type Setting } from '../ir/index.js';
import {
  describeAbsentOption,
  describeExcess,
  describeMisnamedTime,
  describeOptionOfOther,
  describeOverrun,
  describeRefused,
  describeSlip,
  describeUnknownOption,
  describeWrongName,
  describeWrongType,
  describeWrongUnit,
  type Confidence,
  type Fix,
  type PathStep,
} from '../report/index.js';
import { intentionOf, type Intention } from './option-names.js';
import { partsOf } from './option-parts.js';
import { excessesIn } from './option-relations.js';
import { schemaOf, type OptionSchema, type OptionsLookup } from './option-schema.js';
import { unitMistakeIn, type UnitMistake } from './option-units.js';
import { valueMistakeIn, type ValueMistake } from './option-values.js';
import { overrunsIn } from './profile-limits.js';
import type { Expectations } from './profiles.js';
import type { ConfigurationRule, RawFinding } from './rule.js';
import { stepAt } from './story.js';
import { isInTest } from './test-file.js';

/** An option that the library does not read, cannot read, or that contradicts another. */
export const validPoolOptions: ConfigurationRule = {
  id: 'valid-pool-options',
  run: (whole, lookup, expectations) => [
    ...partsOf(whole).flatMap((configuration) => {
      const schema = schemaOf(configuration.schema, lookup);
      if (!schema) return [];
      return [
        ...configuration.settings.flatMap((setting) => (isOfOther(setting, configuration, lookup) ? [] : judgeSetting(setting, configuration, schema))),
        ...judgeRelations(configuration, schema),
        ...configuration.orBy.flatMap((other) => judgeForOther(configuration, other, schema, lookup)),
      ];
    }),
    ...judgeProfile(whole, lookup, expectations),
  ],
};

/** Waits that are longer than the profile of the project allows, in programs that name one. */
function judgeProfile(configuration: Configuration, lookup: OptionsLookup, expectations: Expectations): readonly RawFinding[] {
  const { profile = 'project' } = expectations;
  return isInTest(configuration.span) ? [] : overrunsIn(configuration, lookup, expectations).map(({ setting, option, value, most }) =>
    report(setting, configuration, { confidence: 'likely', message: describeOverrun({ ...configuration, inText: setting.inText === true, name: setting.name }, { value, most, unit: option.unit, profile }), fixes: [] }));
}

function judgeSetting(setting: Setting, configuration: Configuration, schema: OptionSchema): readonly RawFinding[] {
  const option = schema.options.get(setting.name);
  if (option) return judgeValue(setting, option, configuration, schema);
  const intention = intentionOf(setting.name, schema);
  if (!schema.closed && !schema.foreign.has(setting.name)) return [];
  const { confidence, message } = verdictOn(setting, intention, configuration, schema);
  return [report(setting, configuration, { confidence, message, fixes: renamings(setting, intention, configuration) })];
}

/** True of an option of the other driver that is given only sometimes: the program may have looked which one it has. */
function isOfOther(setting: Setting, { orBy }: Configuration, lookup: OptionsLookup): boolean {
  return !setting.always && orBy.some((other) => schemaOf(other.schema, lookup)?.options.has(setting.name) === true);
}

/** Options that another driver, which the program may load instead, complains of: nothing keeps them from it. */
function judgeForOther(configuration: Configuration, other: OtherMaker, { options }: OptionSchema, lookup: OptionsLookup): readonly RawFinding[] {
  const schema = schemaOf(other.schema, lookup);
  if (!schema || schema.unknownNames === 'ignored') return [];
  const { unknownNames } = schema;
  return configuration.settings.flatMap((setting) => {
    if (!setting.always || !options.has(setting.name) || schema.options.has(setting.name) || !schema.foreign.has(setting.name)) return [];
    const message = describeOptionOfOther({ ...configuration, ...other, inText: setting.inText === true, name: setting.name, unknownNames }, configuration.library);
    return [report(setting, configuration, { confidence: 'likely', message, fixes: [] })];
  });
}

interface NameVerdict {
  readonly confidence: Confidence;
  readonly message: string;
}

function verdictOn(setting: Setting, intention: Intention, configuration: Configuration, schema: OptionSchema): NameVerdict {
  const place = { ...configuration, inText: setting.inText === true, name: setting.name, unknownNames: schema.unknownNames };
  switch (intention.kind) {
    case 'option': {
      const { option, factor, sure } = intention;
      const unit = schema.options.get(option)?.unit;
      return {
        confidence: confidenceOf(intention, configuration),
        message: describeWrongName(place, { option, unit, factor, sure }),
      };
    }
    case 'absent':
      return { confidence: 'certain', message: describeAbsentOption(place) };
    case 'unknown':
      // Programs hand objects of their own to a library, with settings in them that are meant for other code.
      return { confidence: 'possible', message: describeUnknownOption(place) };
  }
}

/** A wrong name beside the right one does no harm: the object may serve two libraries. */
function confidenceOf({ option, sure }: Intention & { kind: 'option' }, { settings }: Configuration): Confidence {
  if (settings.some(({ name }) => name === option)) return 'possible';
  return sure ? 'certain' : 'likely';
}

function renamings(setting: Setting, intention: Intention, { settings }: Configuration): readonly Fix[] {
  if (intention.kind !== 'option') return [];
  const { option, factor } = intention;
  const { nameRange, nameSpan: { file }, numeral, shorthand } = setting;
  if (setting.inText === true) return [];
  if (option.includes('.') || settings.some(({ name }) => name === option)) return [];
  const rename = { file, start: nameRange.start, end: nameRange.end, text: shorthand ? `${option}: ${setting.name}` : option };
  if (factor === 1) return [{ title: `Rename to ${option}`, kind: 'suggestion', edits: [rename] }];
  if (factor === undefined || !numeral) return [];
  const text = String(numeral.value * factor);
  const convert = { file, start: numeral.start, end: numeral.end, text };
  return [{ title: `Rename to ${option} and convert the value to ${text}`, kind: 'suggestion', edits: [rename, convert] }];
}

function judgeValue(setting: Setting, option: OptionModel, configuration: Configuration, schema: OptionSchema): readonly RawFinding[] {
  const mistake = isInTest(configuration.span) ? undefined : unitMistakeIn(setting, option);
  if (mistake) {
    const message = describeUnitMistake({ ...configuration, inText: setting.inText === true, name: setting.name }, mistake);
    return [report(setting, configuration, { confidence: 'likely', message, fixes: conversions(setting, mistake) })];
  }
  const refused = valueMistakeIn(setting, option, configuration.settings, schema);
  if (refused) {
    const path = refused.kind === 'overruled' ? [stepAt(refused.by.nameSpan, `${refused.by.name} is set here`)] : [];
    const confidence = setting.value.kind === 'constant' && setting.always ? 'certain' : 'likely';
    return [report(setting, configuration, { confidence, message: describeRefused({ ...configuration, inText: setting.inText === true, name: setting.name }, tellable(refused)), fixes: [], path })];
  }
  const { value, slip } = setting;
  if (slip) return [report(setting, configuration, { confidence: 'likely', message: describeSlip({ ...configuration, inText: setting.inText === true, name: setting.name }, slip), fixes: [] })];
  const isNumber = option.type === 'number' || option.unit !== undefined;
  if (!isNumber || value.kind !== 'constant' || typeof value.value !== 'string') return [];
  // An empty string counts as left out; some libraries have a word for no limit.
  if (!Number.isNaN(Number(value.value)) || value.value === option.unlimited) return [];
  const message = describeWrongType({ ...configuration, inText: setting.inText === true, name: setting.name }, option.unit, value.value);
  return [report(setting, configuration, { confidence: 'certain', message, fixes: [] })];
}

/** The mistake in the words of the report, which knows no settings. */
function tellable(mistake: ValueMistake): Parameters<typeof describeRefused>[1] {
  return mistake.kind === 'overruled' ? { kind: 'overruled', by: mistake.by.name } : mistake;
}

function describeUnitMistake(option: Parameters<typeof describeWrongUnit>[0], mistake: UnitMistake): string {
  return mistake.kind === 'value' ? describeWrongUnit(option, mistake) : describeMisnamedTime(option, mistake);
}

function conversions({ numeral, valueSpan: { file } }: Setting, mistake: UnitMistake): readonly Fix[] {
  if (!numeral || mistake.kind !== 'value') return [];
  const text = String(mistake.converted);
  return [{ title: `Convert the value to ${text}`, kind: 'suggestion', edits: [{ file, start: numeral.start, end: numeral.end, text }] }];
}

function judgeRelations(configuration: Configuration, schema: OptionSchema): readonly RawFinding[] {
  return excessesIn(configuration, schema).map(({ setting, value, limit }) => {
    const message = describeExcess({ ...configuration, inText: setting.inText === true, name: setting.name, value }, { ...limit, byDefault: !limit.setting });
    const path = limit.setting ? [stepAt(limit.setting.nameSpan, `${limit.name} is ${String(limit.value)} here`)] : [];
    return report(setting, configuration, { confidence: confidenceOfExcess(setting, limit.setting), message, fixes: [], path });
  });
}

/** Two fallbacks that contradict each other are a slip; where only one can be changed from outside, it may always be. */
function confidenceOfExcess(setting: Setting, limit: Setting | undefined): Confidence {
  const changeable = [setting, limit].map((one) => one !== undefined && variablesIn(one.value).length > 0);
  if (!changeable.includes(true)) return setting.value.kind === 'choice' || limit?.value.kind === 'choice' ? 'likely' : 'certain';
  return changeable.every(Boolean) ? 'likely' : 'possible';
}

interface Verdict extends NameVerdict {
  readonly fixes: readonly Fix[];
  readonly path?: readonly PathStep[];
}

function report(setting: Setting, configuration: Configuration, verdict: Verdict): RawFinding {
  const { library, resource, name, span, operation } = configuration;
  const { file, line } = setting.nameSpan;
  const isElsewhere = file !== span.file || line < span.line || line > span.endLine;
  return {
    ruleId: 'valid-pool-options',
    ...setting.nameSpan,
    confidence: verdict.confidence,
    message: verdict.message,
    resource: { library, kind: resource ?? 'options', name: name ?? null },
    path: [...(verdict.path ?? []), ...(isElsewhere ? [stepAt(span, `handed to ${operation} here`)] : [])],
    fixes: verdict.fixes,
    site: setting.name,
  };
}
