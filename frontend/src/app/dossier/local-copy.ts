import { Draft } from '../api/types';

/** What this device keeps while the server lacks it: the draft as last seen and the unsaved changes. */
export interface LocalCopy {
  readonly draft: Draft;
  readonly pending: Readonly<Record<string, unknown>>;
}

/*
 * Only unsaved changes are kept on the device, and only until the server has them: a shared phone should not
 * remember more about a person than a cut connection demands. Storage may be full or denied; then nothing is kept
 * and the page says that it is not saved.
 */
const key = (draftId: string) => `draft:${draftId}`;

export function keepLocally(copy: LocalCopy): boolean {
  try {
    localStorage.setItem(key(copy.draft.id), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function readLocally(draftId: string): LocalCopy | undefined {
  try {
    const text = localStorage.getItem(key(draftId));
    return text ? (JSON.parse(text) as LocalCopy) : undefined;
  } catch {
    return undefined;
  }
}

export function forgetLocally(draftId: string): void {
  try {
    localStorage.removeItem(key(draftId));
  } catch {
    // Denied storage holds nothing to forget.
  }
}
