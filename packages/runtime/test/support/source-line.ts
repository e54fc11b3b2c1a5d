import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The number of the only line of a file that ends in the comment `// MARK`. Lines count from 1. */
export function lineOf(file: string, mark: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  const found = lines.flatMap((line, index) => (line.endsWith(`// ${mark}`) ? [index + 1] : []));
  const [line, ...others] = found;
  if (line === undefined || others.length > 0) throw new Error(`"// ${mark}" ends ${found.length} lines, not one.`);
  return line;
}

/**
 * Names places in a test file by the comments that end their lines, as reports name them.
 *
 * @param moduleUrl the `import.meta.url` of the file
 */
export function placesIn(moduleUrl: string): (mark: string) => { readonly file: string; readonly line: number } {
  const file = fileURLToPath(moduleUrl);
  return (mark) => ({ file, line: lineOf(file, mark) });
}
