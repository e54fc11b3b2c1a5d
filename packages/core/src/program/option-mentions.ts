/** The cheap textual tests that find the files in which the options of pools and clients stand. */
import type { CallModel, ModelData } from '@leakcheck/models';

export interface OptionMentionTest {
  /** True if the text seems to make something that takes options: `new Pool(`, `createPool(`, `forRoot(`. */
  mentionsConstruction(text: string): boolean;
  /** True if the text seems to write options down: two names of some, each with a value. */
  mentionsOptions(text: string): boolean;
}

/** So many different names of options make a text one that holds options: one alone may be anything. */
const ENOUGH_NAMES = 2;

/** Prepares the tests for the libraries that the program has to do with. They read text, not syntax: comments and strings count. */
export function optionMentionTest(models: ModelData): OptionMentionTest {
  const modules = models.libraries.flatMap(({ name, modules: own }) => Object.values(own).map((module) => ({ library: name, module })));
  const classes = modules.flatMap(({ module }) => Object.entries(module.types).flatMap(([name, { construct }]) => (construct.some(takesOptions) ? [name] : [])));
  const functions = modules.flatMap(({ library, module }) => [
    ...Object.entries(module.functions).flatMap(([name, overloads]) => (overloads.some(takesOptions) ? (name === 'default' ? [library, ...(module.whole ?? [])] : [name]) : [])),
    ...Object.values(module.types).flatMap(({ members, statics = {} }) => [...Object.entries(members), ...Object.entries(statics)].flatMap(([name, overloads]) => (overloads.some(({ configures }) => configures !== undefined) ? [name] : []))),
  ]);
  const options = modules.flatMap(({ module }) => Object.values(module.options).flatMap(({ options: own, foreign }) => [...Object.keys(own), ...Object.keys(foreign)]));
  const construction = new RegExp(`\\bnew\\s+(?:[\\w$]+\\.)*(?:${alternatives(classes)})\\b|(?<![\\w$])(?:${alternatives(functions)})\\s*[(<]`);
  const option = new RegExp(`(?<![\\w$])(${alternatives(options.filter((name) => /^\w{3,}$/.test(name)))})['"]?\\s*(?::|=(?!=))`, 'g');
  return {
    mentionsConstruction: (text) => construction.test(text),
    mentionsOptions: (text) => new Set(Array.from(text.matchAll(option), ([, name]) => name)).size >= ENOUGH_NAMES,
  };
}

function takesOptions({ options }: CallModel): boolean {
  return options !== undefined;
}

function alternatives(names: readonly string[]): string {
  return names.length === 0 ? '(?!)' : [...new Set(names)].map((name) => name.replace(/[^\w]/g, '\\$&')).join('|');
}

/** True for files that are called what people call files with settings, or stand in a folder of that name. */
export function isNamedLikeSettings(fileName: string): boolean {
  return /(?:config|settings|environment|constants|options|secrets?|knexfile|(?:^|[/._-])env)[^/]*(?:\/[^/]+)?$/i.test(fileName.split('/').slice(-2).join('/'));
}
