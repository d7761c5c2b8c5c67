import { SlipState } from './types';

/** The papers that an office gives out on a dossier. */
export type PaperKind =
  'appointmentSlip' | 'supplementRequest' | 'refusal' | 'apologyLetter' | 'stopNotice' | 'result';

/** What stands on a paper, from the least to the most that it proves. */
export type PaperRung = 'nothing' | 'seal' | 'person' | 'sealAndPerson';

/** A paper that the office gave out on a dossier. */
export interface IssuedPaper {
  readonly id: string;
  readonly kind: PaperKind;
  readonly number: string;
  readonly issuedAt: string;
  readonly state: SlipState;
  readonly rung: PaperRung;
  /** Whether it waits for the signature of the one who looks. */
  readonly toSign: boolean;
  readonly signedAt?: string;
  readonly signerName?: string;
  readonly sha256?: string;
}
