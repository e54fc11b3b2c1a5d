/** What the program-making part of core asks of its surroundings instead of a file system. */
export interface SourceHost {
  /**
   * The text of a file, or undefined where there is none to be had (missing, unreadable, not text).
   *
   * @param fileName absolute, with `/`.
   */
  readFile(fileName: string): string | undefined;
  /** True if a file (not a folder) of this absolute name may be part of a program. */
  fileExists(fileName: string): boolean;
}
