import { Bytes } from './bytes';

/**
 * Rounds of PBKDF2-HMAC-SHA256: what OWASP's password storage cheat sheet names as the least (600,000; read
 * 2026-11-23). About half a second on an office PC.
 */
export const pinRounds = 600_000;

/** The shortest PIN, in characters. Longer protects better against whoever copies the browser's data. */
export const pinLengthMin = 6;

/** A private key as it rests in the browser: AES-256-GCM under a key derived from the PIN. */
export interface WrappedKey {
  readonly rounds: number;
  readonly salt: Bytes;
  readonly iv: Bytes;
  readonly box: Bytes;
}

/** The PIN doesn't open this key. */
export class WrongPinError extends Error {}

/** `owner` is bound in, so that one key's box can't be passed off as another's. */
export async function wrap(
  pkcs8: Bytes,
  pin: string,
  owner: string,
  rounds = pinRounds,
): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await derive(pin, salt, rounds);
  const box = new Uint8Array(await crypto.subtle.encrypt(parameters(iv, owner), key, pkcs8));
  return { rounds, salt, iv, box };
}

/** Errors: `WrongPinError`. */
export async function unwrap(wrapped: WrappedKey, pin: string, owner: string): Promise<Bytes> {
  const key = await derive(pin, wrapped.salt, wrapped.rounds);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters(wrapped.iv, owner), key, wrapped.box));
  } catch {
    throw new WrongPinError();
  }
}

/**
 * Milliseconds to wait after so many wrong PINs in a row: none for the first two, then half a minute, doubling to an
 * hour. It slows a colleague at the desk; a thief with a copy is slowed by the rounds.
 */
export function waitAfter(wrongPins: number): number {
  return wrongPins < 3 ? 0 : Math.min(30_000 * 2 ** (wrongPins - 3), 3_600_000);
}

function parameters(iv: Bytes, owner: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(owner) };
}

async function derive(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const secret = new TextEncoder().encode(pin.normalize('NFC'));
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
