import { Bytes, concat, hex, sha256 } from './bytes';

/**
 * SHA-256 of what a signature over this PDF covers: everything but the place of the signature itself. Undefined when
 * the file names no such ranges, or ranges that leave out more than that place. Source: ISO 32000-2, 12.8.1.
 */
export async function coveredDigest(pdf: Bytes): Promise<string | undefined> {
  const text = new TextDecoder('latin1').decode(pdf);
  const found = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  if (!found) return undefined;
  const [start = 0, length = 0, next = 0, rest = 0] = found.slice(1).map(Number);
  const gap = text.slice(start + length, next);
  if (start !== 0 || next + rest !== pdf.length || !/^<[0-9A-Fa-f]*>$/.test(gap)) return undefined;
  return hex(await sha256(concat(pdf.subarray(0, length), pdf.subarray(next))));
}
