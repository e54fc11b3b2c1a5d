/** Name of the file, in the folder of compiled models, that holds the model of a library such as `@libsql/client`. */
export function modelFile(library: string): string {
  return `${library.replaceAll('/', '__')}.json`;
}
