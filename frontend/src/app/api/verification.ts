import { PaperKind, PaperRung } from './issued-papers';
import { LocalText } from './types';

/** What checking an uploaded paper says; `POST /api/verifications`. */
export type VerificationVerdict =
  | 'valid'
  | 'superseded'
  | 'altered'
  | 'untrusted'
  | 'unsigned'
  | 'unsignedRegistered'
  | 'malformed'
  | 'foreign';

/** Why a verdict fell as it did. */
export type VerificationReason =
  | 'bytesAppended'
  | 'updatedAfterSignature'
  | 'fontsSwapped'
  | 'annotationAdded'
  | 'cut'
  | 'wrapped'
  | 'signatureEmptied'
  | 'contentChanged'
  | 'signatureForged'
  | 'signedAgain'
  | 'timestampBroken'
  | 'timestampUntrusted'
  | 'signerUntrusted'
  | 'certificateNotValidThen'
  | 'certificateUnfit'
  | 'certificateRevoked'
  | 'certificateRevokedLater'
  | 'revocationUnknown'
  | 'foreignStructure'
  | 'noSignature'
  | 'unreadable'
  | 'fileTooLarge'
  | 'notRegistered';

export interface VerifiedSigner {
  readonly name: string;
  readonly position?: LocalText;
  readonly unit?: string;
  readonly serial: string;
  readonly issuer: string;
}

export interface Verification {
  readonly verdict: VerificationVerdict;
  readonly signer?: VerifiedSigner;
  readonly rung?: PaperRung;
  /** For whom the seal stands; without a position when the system gave it out by itself. */
  readonly author?: { readonly name: string; readonly position: string };
  /** The office's seal that stands before the person's signature. */
  readonly seal?: VerifiedSigner;
  readonly longTerm?: boolean;
  readonly signedAt?: string;
  readonly timeSource: 'timestamp' | 'claimed' | 'none';
  /** Absent when it can't be judged. */
  readonly changed?: boolean;
  readonly trustedRoot?: string;
  readonly reasons: readonly VerificationReason[];
  readonly slip?: {
    readonly kind: PaperKind;
    readonly number: string;
    readonly dossierCode: string;
    readonly current: boolean;
    readonly issuedOn: string;
  };
}
