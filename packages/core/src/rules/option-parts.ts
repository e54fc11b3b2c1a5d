import type { Configuration } from '../ir/index.js';

/** The options of each interface by themselves: those of an object, and those of the objects in it. */
export function partsOf(configuration: Configuration): readonly Configuration[] {
  const nested = new Map(configuration.settings.flatMap(({ name, nested: inside }) => (inside && !name.includes('.') ? [[name, inside] as const] : [])));
  const own = configuration.settings.filter(({ name }) => !nested.has(name.split('.')[0] ?? name) || nested.has(name));
  const inner = [...nested].flatMap(([option, { schema, library }]) => {
    const prefix = `${option}.`;
    const settings = configuration.settings.flatMap((setting) => (setting.name.startsWith(prefix) ? [{ ...setting, name: setting.name.slice(prefix.length) }] : []));
    return settings.length === 0 ? [] : partsOf({ ...configuration, schema, library, settings, orBy: [] });
  });
  return [{ ...configuration, settings: own }, ...inner];
}
