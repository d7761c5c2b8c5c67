import { Role } from './me';
import { LocalText } from './types';

/** A paper of one's store: checked by a counter, or issued by an office. */
export interface KeptPaper {
  readonly id: string;
  readonly name: LocalText;
  readonly isIssued: boolean;
  readonly unit: LocalText;
  readonly role: Role;
  readonly checkedAt: string;
  readonly dossierCode: string;
  /** Whether dossiers of another matter can use it, while it is good. */
  readonly serves: boolean;
  readonly goodUntil?: string;
  readonly expired: boolean;
  readonly fileName?: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly pages?: number;
  readonly takenOutAt?: string;
  readonly restorableUntil?: string;
}

/** One that can be given with a draft by one tap. */
export type StoreOffer = Pick<KeptPaper, 'id' | 'name' | 'isIssued' | 'unit' | 'checkedAt' | 'goodUntil'>;

/** Where a paper of a dossier was checked or issued before. */
export type PaperOrigin = Pick<KeptPaper, 'isIssued' | 'checkedAt' | 'unit' | 'dossierCode'>;
