/** Reads source files, and says why where that cannot be done. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';

/** Larger files are bundles or data, and parsing them costs more than they could tell. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

/**
 * A file of at least so many bytes whose lines are longer than that on average was minified: nobody wrote it, nobody reads
 * a finding in it, and its functions are the largest there are. Code written by hand has 30 to 50 characters a line.
 */
const MINIFIED = { bytes: 32 * 1024, bytesPerLine: 500 } as const;

export type SourceText =
  | { readonly kind: 'text'; readonly text: string }
  /** Its first byte that is not text counts from 0. */
  | { readonly kind: 'binary'; readonly byte: number }
  | { readonly kind: 'too large'; readonly bytes: number }
  | { readonly kind: 'minified' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Sources that test the handling of odd characters hold a few NUL bytes; more than one in so many is no source. */
const BYTES_PER_NUL = 100;

/** Reads a file as UTF-8, or as UTF-16 if it begins with that byte order mark. The mark is not part of the text. */
export function readSource(fileName: string): SourceText {
  let bytes: Buffer;
  try {
    const stats = statSync(fileName);
    if (!stats.isFile()) return { kind: 'unreadable', reason: 'not a file' };
    if (stats.size > MAX_SOURCE_BYTES) return { kind: 'too large', bytes: stats.size };
    bytes = readFileSync(fileName);
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { kind: 'text', text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { kind: 'text', text: new TextDecoder('utf-16be').decode(bytes) };
  if (!isUtf8(bytes)) return { kind: 'binary', byte: firstInvalidByte(bytes) };
  if (hasTooManyNulBytes(bytes)) return { kind: 'binary', byte: bytes.indexOf(0) };
  if (isMinified(bytes)) return { kind: 'minified' };
  return { kind: 'text', text: bytes.toString('utf8').replace(/^\uFEFF/, '') };
}

function hasTooManyNulBytes(bytes: Buffer): boolean {
  return countOf(bytes, 0) * BYTES_PER_NUL > bytes.length;
}

function isMinified(bytes: Buffer): boolean {
  return bytes.length >= MINIFIED.bytes && (countOf(bytes, NEWLINE) + 1) * MINIFIED.bytesPerLine < bytes.length;
}

const NEWLINE = 10;

function countOf(bytes: Buffer, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}

/** A prefix is valid up to the first byte that no continuation can mend. */
function firstInvalidByte(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function isUtf8Prefix(bytes: Buffer): boolean {
  try {
    // In a stream a character that is cut off at the end is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
