import { LocalText } from './types';

/** What checking an uploaded slip says; `POST /api/verifications`. */
export type SlipVerdict =
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

export interface Verification {
  readonly verdict: SlipVerdict;
  readonly signer?: {
    readonly name: string;
    readonly position?: LocalText;
    readonly unit?: string;
    readonly serial: string;
    readonly issuer: string;
  };
  readonly signedAt?: string;
  readonly timeSource: 'timestamp' | 'claimed' | 'none';
  /** Absent when it can't be judged. */
  readonly changed?: boolean;
  readonly trustedRoot?: string;
  readonly reasons: readonly VerificationReason[];
  readonly slip?: {
    readonly number: string;
    readonly dossierCode: string;
    readonly current: boolean;
    readonly issuedOn: string;
  };
}
