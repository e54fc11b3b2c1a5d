/** Base classes by their names in the text: what a class inherits may be filled by the methods that it overrides. */

/** The names of the classes that a file's classes extend: `Base` of `extends Base`, of `extends lib.Base`. */
export function extendedClasses(text: string): ReadonlySet<string> {
  return namesBehind(/\bextends\s+(?:[\w$]+\.)*([\w$]+)/g, text);
}

/** The names of the classes that a file declares. */
export function declaredClasses(text: string): ReadonlySet<string> {
  return namesBehind(/\bclass\s+([\w$]+)/g, text);
}

/** True if the two have a name in common. */
export function haveCommonName(names: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const name of names) if (others.has(name)) return true;
  return false;
}

function namesBehind(pattern: RegExp, text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name])));
}
