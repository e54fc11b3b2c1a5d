/** Names a finding so that it keeps its name when lines move. */

/** FNV-1a over UTF-16 code units, 53 bits wide: short names, not secrets. */
export function fingerprintOf(parts: readonly string[]): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const character of parts.join('\u0000')) {
    const code = character.codePointAt(0) ?? 0;
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ (code + low), 0x01000193) >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
