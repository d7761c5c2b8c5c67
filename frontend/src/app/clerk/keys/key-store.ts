import { Bytes } from './bytes';
import { KeyFamily } from './key-kinds';
import { WrappedKey } from './pin';

/** A key that rests in this browser, opened by its PIN alone. */
export interface StoredKey {
  /** SHA-256 of its SubjectPublicKeyInfo. */
  readonly id: string;
  readonly family: KeyFamily;
  /** Whose it is, as shown when several people use one browser. */
  readonly holder: string;
  readonly createdAt: string;
  readonly spki: Bytes;
  /** The request for its certificate, DER. */
  readonly request: Bytes;
  readonly wrapped: WrappedKey;
  /** The certificate that the server knows it by. */
  readonly certificateId?: string;
  readonly wrongPins: number;
  /** Instant in milliseconds until which no PIN is tried. */
  readonly blockedUntil: number;
}

const database = 'signing-keys';
const table = 'keys';

/** Keeps wrapped keys in IndexedDB: on this computer, in this browser, for this address only. */
export const keyStore = {
  all: () => run<StoredKey[]>('readonly', (keys) => keys.getAll() as IDBRequest<StoredKey[]>),
  put: (key: StoredKey) => run('readwrite', (keys) => keys.put(key)),
  remove: (id: string) => run('readwrite', (keys) => keys.delete(id)),
};

async function run<T>(mode: IDBTransactionMode, act: (keys: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  try {
    const transaction = db.transaction(table, mode);
    const request = act(transaction.objectStore(table));
    await new Promise<void>((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => failed(transaction.error ?? new Error('The keys could not be saved.'));
    });
    return request.result;
  } finally {
    db.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('The keys could not be opened.'));
  });
}
