/*
 * What a person's work leaves in this browser: changes that the server lacks, keys of submissions, where uploads
 * stand (with the names of the files), receipts with their tracking keys, keys of payment links. All of it ends with the
 * session.
 */
const unsent = 'draft:';
const beginnings = [unsent, 'submission-key:', 'tus::', 'receipt:', 'payment:'];

/** Whether this browser keeps words that the server does not have. */
export function keepsUnsent(): boolean {
  return keysOf('localStorage').some((key) => key.startsWith(unsent));
}

export function forgetTraces(): void {
  for (const storage of ['localStorage', 'sessionStorage'] as const)
    for (const key of keysOf(storage))
      if (beginnings.some((beginning) => key.startsWith(beginning))) window[storage].removeItem(key);
}

/** Denied storage holds nothing. */
function keysOf(storage: 'localStorage' | 'sessionStorage'): string[] {
  try {
    return Object.keys(window[storage]);
  } catch {
    return [];
  }
}
