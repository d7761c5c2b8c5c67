/** A dossier code as typed, pasted or scanned, and the key that a slip's QR carries in its fragment. */
export interface AskedCode {
  readonly code: string;
  readonly key?: string;
}

/**
 * Makes something askable of what a person typed: outer noise, odd dashes and lower case are mended here, missing
 * dots and dashes by the server, which knows the shapes of both editions. A whole tracking address is understood.
 * Undefined when nothing is left.
 */
export function readDossierCode(typed: string): AskedCode | undefined {
  const address = /\/tra-cuu\/([^#?\s]+)(?:[^#\s]*#k=([\w-]+))?/.exec(typed);
  const raw = address?.[1] ? decodeURIComponent(address[1]) : typed;
  const code = raw
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, '')
    .replace(/^[^0-9A-Za-z]+|[^0-9A-Za-z]+$/g, '')
    .toUpperCase();
  if (!code) return undefined;
  return address?.[2] ? { code, key: address[2] } : { code };
}
