import { Bytes, sameBytes } from './bytes';
import { context, Der, DerError, tag } from './der';
import {
  defaultAlgorithm,
  familyIn,
  importPrivateKey,
  importPublicKey,
  KeyFamily,
  sign,
  verify,
} from './key-kinds';
import { oids } from './oids';
import { readCertificate } from './x509';

/** Why a key file can't be used. */
export type KeyFileFault =
  'notAKeyFile' | 'wrongPassword' | 'tooOld' | 'noKey' | 'unfitKey' | 'noCertificate';

export class KeyFileError extends Error {
  constructor(readonly fault: KeyFileFault) {
    super(fault);
  }
}

/** An opened key file: one private key and the certificates that belong to it, its own first. */
export interface OpenedKeyFile {
  readonly family: KeyFamily;
  readonly pkcs8: Bytes;
  readonly spki: Bytes;
  readonly commonName: string;
  readonly certificates: readonly Bytes[];
}

interface Bags {
  readonly keys: Bytes[];
  readonly certificates: Bytes[];
}

/**
 * Opens a PKCS#12 file (.p12, .pfx) with its password. Read are files under PBES2 with AES, as OpenSSL 3 and current
 * Windows write them; RC2 and 3DES are refused as too old, for WebCrypto has neither. The file's own checksum isn't
 * looked at: that key and certificate are one pair is proven by a signature. Source: RFC 7292; RFC 8018.
 * Errors: `KeyFileError`.
 */
export async function openKeyFile(file: Bytes, password: string): Promise<OpenedKeyFile> {
  const bags: Bags = { keys: [], certificates: [] };
  for (const content of readSafes(file)) {
    try {
      await readBags(Der.read(await open(content, password)), password, bags);
    } catch (error) {
      // A wrong password shows as broken padding or, once in 256, as bytes without structure.
      throw error instanceof KeyFileError ? error : new KeyFileError('wrongPassword');
    }
  }
  const [pkcs8] = bags.keys;
  if (!pkcs8) throw new KeyFileError('noKey');
  try {
    const family = familyIn(pkcs8);
    if (!family) throw new KeyFileError('unfitKey');
    return await pair(family, pkcs8, bags.certificates);
  } catch (error) {
    throw error instanceof KeyFileError ? error : new KeyFileError('unfitKey');
  }
}

function readSafes(file: Bytes): readonly Der[] {
  try {
    const authSafe = Der.read(file).child(1, tag.sequence);
    if (authSafe.child(0).oid() !== oids.data) throw new KeyFileError('notAKeyFile');
    return Der.read(authSafe.child(1, context(0)).child(0).octets()).children();
  } catch {
    throw new KeyFileError('notAKeyFile');
  }
}

/** The bytes of a safe, decrypted where it is encrypted. */
function open(safe: Der, password: string): Promise<Bytes> | Bytes {
  const kind = safe.child(0).oid();
  const content = safe.child(1, context(0)).child(0);
  if (kind === oids.data) return content.octets();
  if (kind !== oids.encryptedData) throw new KeyFileError('tooOld');
  const encrypted = content.child(1, tag.sequence);
  return decrypt(encrypted.child(1, tag.sequence), encrypted.child(2).octets(), password);
}

async function readBags(safe: Der, password: string, into: Bags): Promise<void> {
  for (const bag of safe.children()) {
    const kind = bag.child(0).oid();
    const value = bag.child(1, context(0)).child(0);
    if (kind === oids.keyBag) into.keys.push(value.bytes);
    if (kind === oids.shroudedKeyBag)
      into.keys.push(await decrypt(value.child(0, tag.sequence), value.child(1).octets(), password));
    if (kind === oids.certificateBag && value.child(0).oid() === oids.x509Certificate)
      into.certificates.push(value.child(1, context(0)).child(0).octets());
  }
}

const prfs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

/** Key bits by cipher. */
const ciphers: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.1.2': 128,
  '2.16.840.1.101.3.4.1.22': 192,
  '2.16.840.1.101.3.4.1.42': 256,
};

/** More rounds than any tool writes; beyond it a file only wants to keep the browser busy. */
const roundsMax = 10_000_000;

async function decrypt(algorithm: Der, bytes: Bytes, password: string): Promise<Bytes> {
  if (algorithm.child(0).oid() !== oids.pbes2) throw new KeyFileError('tooOld');
  const [derivation, cipher] = algorithm.child(1, tag.sequence).children();
  if (derivation?.child(0).oid() !== oids.pbkdf2 || !cipher) throw new KeyFileError('tooOld');
  const [salt, iterations, ...rest] = derivation.child(1, tag.sequence).children();
  const prf = rest.find((field) => field.type === tag.sequence);
  const hash = prf ? prfs[prf.child(0).oid()] : 'SHA-1';
  const length = ciphers[cipher.child(0).oid()];
  if (!salt || !iterations || !hash || !length || iterations.number() > roundsMax)
    throw new KeyFileError('tooOld');
  const secret = new TextEncoder().encode(password);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', salt: salt.octets(), iterations: iterations.number(), hash },
    await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']),
    { name: 'AES-CBC', length },
    false,
    ['decrypt'],
  );
  const iv = cipher.child(1).octets();
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, bytes));
}

/** Finds the certificate of the key: the one whose public half verifies what the key signs. */
async function pair(family: KeyFamily, pkcs8: Bytes, certificates: readonly Bytes[]): Promise<OpenedKeyFile> {
  const algorithm = defaultAlgorithm(family);
  const probe = crypto.getRandomValues(new Uint8Array(32));
  const signature = await sign(await importPrivateKey(pkcs8, algorithm), algorithm, probe);
  for (const certificate of certificates) {
    const { spki, commonName } = facts(certificate);
    if (!spki.length || familyIn(spki) !== family) continue;
    if (!(await verify(await importPublicKey(spki, algorithm), algorithm, signature, probe))) continue;
    const others = certificates.filter((other) => !sameBytes(other, certificate));
    return { family, pkcs8, spki, commonName, certificates: [certificate, ...others] };
  }
  throw new KeyFileError('noCertificate');
}

function facts(certificate: Bytes) {
  try {
    return readCertificate(certificate);
  } catch (error) {
    if (error instanceof DerError) return { commonName: '', spki: new Uint8Array() };
    throw error;
  }
}
