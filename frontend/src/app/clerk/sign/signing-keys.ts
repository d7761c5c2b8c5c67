import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { StaffCertificate } from '../../api/staff-types';
import { Bytes } from '../keys/bytes';
import {
  familyOf,
  generateKey,
  importPrivateKey,
  KeyFamily,
  NewKeyKind,
  SigningAlgorithm,
} from '../keys/key-kinds';
import { keyStore, StoredKey } from '../keys/key-store';
import { unwrap, waitAfter, wrap, WrongPinError } from '../keys/pin';
import { certificateRequest, RequestSubject } from '../keys/pkcs10';
import { OpenedKeyFile } from '../keys/pkcs12';
import { TokenAgent } from '../keys/token-agent';
import { keyHint } from '../keys/x509';
import { browserSigner, SignBatch } from './signers';

/** A key out of a file: usable until the page is closed, kept nowhere. */
interface FileKey {
  readonly id: string;
  readonly family: KeyFamily;
  readonly certificateId?: string;
  readonly open: (algorithm: SigningAlgorithm) => Promise<CryptoKey>;
}

/** Where a key is: in a file that was opened, wrapped in this browser, on a token in this computer, or at a service. */
export type KeyPlace = 'file' | 'browser' | 'token' | 'remote';

/** A registered certificate whose key is at hand. */
export interface UsableKey {
  readonly certificate: StaffCertificate;
  readonly keyId: string;
  readonly place: KeyPlace;
  readonly needsPin: boolean;
}

/** Gives the private key for an algorithm; it signs and can't be read out. */
export type OpenKey = (algorithm: SigningAlgorithm) => Promise<CryptoKey>;

/** Too many wrong PINs: not before `until` (milliseconds). */
export class PinBlockedError extends Error {
  constructor(readonly until: number) {
    super();
  }
}

/** The person's keys in this browser and the certificates that the server knows. No private key leaves this class. */
@Service()
export class SigningKeys {
  private readonly http = inject(HttpClient);
  private readonly agent = inject(TokenAgent);
  private readonly inBrowser = signal<readonly StoredKey[]>([]);
  private readonly fromFiles = signal<readonly FileKey[]>([]);

  readonly stored = this.inBrowser.asReadonly();
  readonly certificates = signal<readonly StaffCertificate[] | undefined>(undefined);
  readonly failed = signal<unknown>(undefined);
  readonly usable = computed<readonly UsableKey[]>(() => {
    const keys = [
      ...this.fromFiles().map((key) => ({ key, place: 'file' as const })),
      ...this.inBrowser().map((key) => ({ key, place: 'browser' as const })),
      ...this.agent.keys().map((key) => ({ key, place: 'token' as const })),
    ];
    return (this.certificates() ?? [])
      .filter(({ state }) => state === 'active' || state === 'expiring')
      .flatMap<UsableKey>((certificate) => {
        if (certificate.remote)
          return [{ certificate, keyId: certificate.id, place: 'remote', needsPin: false }];
        const found = keys.find(({ key }) => belongs(key, certificate));
        return found
          ? [{ certificate, keyId: found.key.id, place: found.place, needsPin: found.place !== 'file' }]
          : [];
      });
  });

  /** Whether this browser can keep keys at all: only over HTTPS or on this very computer. */
  readonly supported = typeof crypto !== 'undefined' && !!crypto.subtle && typeof indexedDB !== 'undefined';

  async load(): Promise<void> {
    try {
      if (this.supported) this.inBrowser.set(await keyStore.all());
      this.certificates.set(await firstValueFrom(this.http.get<StaffCertificate[]>('/api/certificates')));
      this.failed.set(undefined);
      void this.agent.lookAgain();
    } catch (error) {
      this.failed.set(error);
    }
  }

  keyOf(certificate: StaffCertificate): StoredKey | undefined {
    return this.inBrowser().find((key) => belongs(key, certificate));
  }

  /** Makes a key and the request for its certificate, and keeps the key under the PIN. */
  async make(kind: NewKeyKind, pin: string, subject: RequestSubject): Promise<StoredKey> {
    const pair = await generateKey(kind);
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
    const family = familyOf(kind);
    const id = await keyHint(spki);
    const key: StoredKey = {
      id,
      family,
      holder: subject.commonName,
      createdAt: new Date().toISOString(),
      spki,
      request: await certificateRequest(subject, family, pkcs8, spki),
      wrapped: await wrap(pkcs8, pin, id),
      wrongPins: 0,
      blockedUntil: 0,
    };
    pkcs8.fill(0);
    await this.save(key);
    return key;
  }

  async linkTo(keyId: string, certificateId: string): Promise<void> {
    const key = this.inBrowser().find((one) => one.id === keyId);
    if (key) await this.save({ ...key, certificateId });
    this.fromFiles.update((keys) => keys.map((one) => (one.id === keyId ? { ...one, certificateId } : one)));
  }

  async forget(keyId: string): Promise<void> {
    await keyStore.remove(keyId);
    this.inBrowser.update((keys) => keys.filter((key) => key.id !== keyId));
  }

  /** Takes a key out of an opened file for as long as this page lives. */
  async borrow(file: OpenedKeyFile): Promise<string> {
    const id = await keyHint(file.spki);
    const open = await opener(file.family, file.pkcs8);
    this.fromFiles.update((keys) => [
      ...keys.filter((key) => key.id !== id),
      { id, family: file.family, open },
    ]);
    return id;
  }

  /**
   * What signs with a key at this side, once its PIN is given. Errors: `WrongPinError`, `PinBlockedError`; a token
   * tells later.
   */
  async signer(key: UsableKey, pin: string): Promise<SignBatch> {
    const onToken = this.agent.keys().find((one) => one.id === key.keyId);
    return key.place === 'token' && onToken
      ? this.agent.signer(onToken, pin)
      : browserSigner(await this.open(key.keyId, pin));
  }

  /** The algorithm to ask for: none, unless whoever keeps the key says how it signs. */
  algorithmOf(key: UsableKey): string | undefined {
    if (key.place === 'remote') return key.certificate.remote?.algorithm;
    const able = key.place === 'token' && this.agent.keys().find((one) => one.id === key.keyId)?.algorithms;
    return able && able[0] === 'rsaPkcs1Sha256' ? able[0] : undefined;
  }

  /** Errors: `WrongPinError`, `PinBlockedError`. */
  async open(keyId: string, pin: string): Promise<OpenKey> {
    const borrowed = this.fromFiles().find((key) => key.id === keyId);
    if (borrowed) return borrowed.open;
    // Read anew: another tab may have counted wrong PINs meanwhile.
    const key = (await keyStore.all()).find((one) => one.id === keyId);
    if (!key) throw new WrongPinError();
    if (Date.now() < key.blockedUntil) throw new PinBlockedError(key.blockedUntil);
    try {
      const pkcs8 = await unwrap(key.wrapped, pin, key.id);
      if (key.wrongPins) await this.save({ ...key, wrongPins: 0, blockedUntil: 0 });
      return await opener(key.family, pkcs8);
    } catch (error) {
      if (error instanceof WrongPinError) await this.countWrongPin(key);
      throw error;
    }
  }

  private async countWrongPin(key: StoredKey): Promise<void> {
    const wrongPins = key.wrongPins + 1;
    await this.save({ ...key, wrongPins, blockedUntil: Date.now() + waitAfter(wrongPins) });
  }

  private async save(key: StoredKey): Promise<void> {
    await keyStore.put(key);
    this.inBrowser.update((keys) => [...keys.filter((one) => one.id !== key.id), key]);
  }
}

function belongs(key: { id: string; certificateId?: string }, certificate: StaffCertificate): boolean {
  return key.certificateId === certificate.id || key.id === certificate.keyHint?.toLowerCase();
}

/** Imports the key for all algorithms of its family at once, so that its bytes can be wiped. */
async function opener(family: KeyFamily, pkcs8: Bytes): Promise<OpenKey> {
  const algorithms: SigningAlgorithm[] = family === 'ec' ? ['ecdsaP256'] : ['rsaPss', 'rsaPkcs1'];
  const keys = new Map<SigningAlgorithm, CryptoKey>();
  for (const algorithm of algorithms) keys.set(algorithm, await importPrivateKey(pkcs8, algorithm));
  pkcs8.fill(0);
  return (algorithm) => {
    const key = keys.get(algorithm);
    return key ? Promise.resolve(key) : Promise.reject(new Error('The key does not fit the algorithm.'));
  };
}
