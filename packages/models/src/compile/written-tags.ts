/** Finds tags in the text of a doc comment. */

/** One tag as written. */
export interface WrittenTag {
  readonly name: string;
  /** The rest of the line, up to the next tag on it. */
  readonly argument: string;
  /** Offset of the `@` in the file. */
  readonly offset: number;
}

/**
 * The tags in a doc comment. A tag begins at an `@` that follows white space or the comment's own asterisks; its
 * argument ends with the line or at the next tag. `@scope/package` is an argument, not a tag.
 *
 * @param comment the comment with its delimiters
 * @param start offset of the comment in the file
 */
export function readTags(comment: string, start: number): WrittenTag[] {
  const body = comment.slice(0, -'*/'.length);
  const tag = /(?<=[\s*])@([A-Za-z]+)(?=\s|$)/g;
  return [...body.matchAll(tag)].map((match) => {
    const after = match.index + match[0].length;
    const rest = body.slice(after).split('\n', 1)[0] ?? '';
    const next = /\s@[A-Za-z]+(?=\s|$)/.exec(rest);
    const argument = (next ? rest.slice(0, next.index) : rest).trim();
    return { name: match[0].slice(1), argument, offset: start + match.index };
  });
}
