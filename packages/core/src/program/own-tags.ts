/** The textual test for tags of models in a program's own code. */
const TAG = /@(?:resource|acquire|scope)\s+(?:pool|connection|transaction|cursor|statement|session|channel)\b/;

/** True if the text seems to say by a tag that something of its own is a resource or hands one out. */
export function mentionsTag(text: string): boolean {
  return TAG.test(text);
}
