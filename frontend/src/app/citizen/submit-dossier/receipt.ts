import { newIdempotencyKey } from '../../api/idempotency';
import { SubmissionReceipt } from '../../api/types';

/*
 * The key of a submission outlives the page, so that a repeated press, a reload or a cut connection asks for the
 * same act again. The receipt holds the tracking key: it stays in this tab only.
 */
const keyOf = (draftId: string) => `submission-key:${draftId}`;
const receiptOf = (draftId: string) => `receipt:${draftId}`;

export function submissionKey(draftId: string): string {
  try {
    const kept = localStorage.getItem(keyOf(draftId));
    if (kept) return kept;
    const fresh = newIdempotencyKey();
    localStorage.setItem(keyOf(draftId), fresh);
    return fresh;
  } catch {
    // Without storage the draft's own id is as good: one submission per draft.
    return draftId;
  }
}

export function keepReceipt(draftId: string, receipt: SubmissionReceipt): void {
  try {
    sessionStorage.setItem(receiptOf(draftId), JSON.stringify(receipt));
    localStorage.removeItem(keyOf(draftId));
  } catch {
    // The page shows it now; it will not survive a reload.
  }
}

export function readReceipt(draftId: string): SubmissionReceipt | undefined {
  try {
    const text = sessionStorage.getItem(receiptOf(draftId));
    return text ? (JSON.parse(text) as SubmissionReceipt) : undefined;
  } catch {
    return undefined;
  }
}
