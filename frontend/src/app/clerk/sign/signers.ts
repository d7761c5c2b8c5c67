import { PreparedPaper, SigningSession } from '../../api/staff-types';
import { Bytes, fromBase64 } from '../keys/bytes';
import { sign, SigningAlgorithm } from '../keys/key-kinds';
import { OpenKey } from './signing-keys';

/** What came of one paper on the signer's side. */
export type Made = { readonly signature: Bytes } | { readonly code: string };

/** Signs prepared papers with one key, wherever it is, and tells of each as it is done. */
export type SignBatch = (
  session: SigningSession,
  items: readonly PreparedPaper[],
  made: (item: PreparedPaper, outcome: Made) => void,
) => Promise<void>;

/** With a key in this browser. */
export function browserSigner(open: OpenKey): SignBatch {
  return async ({ algorithm: name }, items, made) => {
    const algorithm = name.replace(/Sha256$/, '') as SigningAlgorithm;
    const key = await open(algorithm);
    for (const item of items)
      made(item, { signature: await sign(key, algorithm, fromBase64(item.bytesToSign)) });
  };
}
