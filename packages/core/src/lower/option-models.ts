/** What the models say of the options of an interface, those that it inherits among them. */
import type { OptionModel, TypeReference } from '@leakcheck/models';
import type { ModelIndex } from '../types/index.js';
import type { NestedOptions } from './settings.js';

/** The options of an interface whose values are options of another. */
export function nestedIn(schema: TypeReference, index: ModelIndex): NestedOptions {
  return (name) => {
    const nested = optionNamed(schema, name, index)?.nested;
    return nested && nestedIn(nested, index);
  };
}

/** The option of a name; dots lead into what an option holds, `pool.max`. */
export function optionNamed(schema: TypeReference, name: string, index: ModelIndex): OptionModel | undefined {
  const model = index.optionsOf(schema);
  if (!model) return undefined;
  const dot = name.indexOf('.');
  if (dot !== -1) {
    const nested = optionNamed(schema, name.slice(0, dot), index)?.nested;
    return nested && optionNamed(nested, name.slice(dot + 1), index);
  }
  if (Object.hasOwn(model.options, name)) return model.options[name];
  for (const parent of model.extends) {
    const inherited = optionNamed(parent, name, index);
    if (inherited) return inherited;
  }
  return undefined;
}
