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
  readonly changed: boolean;
  readonly trustedRoot?: string;
  readonly reasons: readonly string[];
  readonly slip?: {
    readonly number: string;
    readonly dossierCode: string;
    readonly current: boolean;
    readonly issuedOn: string;
  };
}
