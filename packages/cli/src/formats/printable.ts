// Cc includes the escape character: what stands in a source file must not steer the reader's terminal.
const CONTROL_CHARACTER = /\p{Cc}/gu;

/** Replaces control characters, line breaks included, by the replacement character. */
export function printable(text: string): string {
  return text.replace(CONTROL_CHARACTER, '\uFFFD');
}
