import { Bytes, fromBase64, toBase64 } from './bytes';

export type PemLabel = 'CERTIFICATE' | 'CERTIFICATE REQUEST';

/** Text form of DER bytes. Source: RFC 7468. */
export function toPem(label: PemLabel, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The certificates of a file in the order they stand there: PEM, or one in DER. Empty when there are none. */
export function certificatesIn(file: Bytes): readonly Bytes[] {
  const text = new TextDecoder('latin1').decode(file);
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g)];
  try {
    if (blocks.length) return blocks.map((block) => fromBase64(block[1] ?? ''));
  } catch {
    return [];
  }
  return file[0] === 0x30 ? [file] : [];
}
