import type { ForeignName, OptionModel, OptionsModel, TypeReference } from '@leakcheck/models';

/** Where rules look option interfaces up. */
export interface OptionsLookup {
  optionsOf(reference: TypeReference): OptionsModel | undefined;
}

/** The options of an interface and of all that it extends. */
export interface OptionSchema {
  readonly options: ReadonlyMap<string, OptionModel>;
  /** Names of other libraries that are none of the options. */
  readonly foreign: ReadonlyMap<string, ForeignName>;
  /** True if every option of the library is among them. */
  readonly closed: boolean;
  readonly unknownNames: NonNullable<OptionsModel['unknownNames']>;
}

/** Flattens an interface; what a derived one says stands before what it inherits. */
export function schemaOf(reference: TypeReference, lookup: OptionsLookup): OptionSchema | undefined {
  const model = lookup.optionsOf(reference);
  if (!model) return undefined;
  const inherited = model.extends.flatMap((parent) => schemaOf(parent, lookup) ?? []);
  const options = new Map([...inherited.flatMap((parent) => [...parent.options]), ...Object.entries(model.options)]);
  const foreign = new Map([...inherited.flatMap((parent) => [...parent.foreign]), ...Object.entries(model.foreign)]);
  for (const name of options.keys()) foreign.delete(name);
  return { options, foreign, closed: model.closed, unknownNames: model.unknownNames ?? 'ignored' };
}
