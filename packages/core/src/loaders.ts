/** Which files a process that begins at another file loads. */

/** Finds the files that load a given one, directly or not, itself among them; those that only tests run are left out. */
export function loaderFinder(imports: ReadonlyMap<string, ReadonlySet<string>>, isTest: (fileName: string) => boolean): (fileName: string) => ReadonlySet<string> {
  let importers: Map<string, string[]> | undefined;
  return (fileName) => {
    importers ??= reversed(imports, isTest);
    const found = new Set([fileName]);
    // A set that grows is walked to its new end.
    for (const loaded of found) for (const importer of importers.get(loaded) ?? []) found.add(importer);
    return found;
  };
}

function reversed(imports: ReadonlyMap<string, ReadonlySet<string>>, isTest: (fileName: string) => boolean): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const [fileName, imported] of imports) {
    if (isTest(fileName)) continue;
    for (const other of imported) importers.set(other, [...(importers.get(other) ?? []), fileName]);
  }
  return importers;
}
