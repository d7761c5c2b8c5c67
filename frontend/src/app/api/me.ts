/** Who is signed in, as `GET /session/me` says it. */
import { LocalText } from './types';

export type Role =
  | 'receivingClerk'
  | 'caseOfficer'
  | 'approvingOfficer'
  | 'recordsClerk'
  | 'supervisor'
  | 'administrator'
  | 'auditor';

export interface Position {
  readonly id: string;
  readonly role: Role;
  readonly title: LocalText;
  readonly unitId: string;
  readonly unitName: LocalText;
}

export interface SignedOut {
  readonly signedIn: false;
}

export interface SignedIn {
  readonly signedIn: true;
  readonly kind: 'citizen' | 'staff';
  readonly name: string;
  readonly email?: string;
  readonly emailVerified: boolean;
  readonly phoneMasked?: string;
  readonly personalIdMasked?: string;
  readonly positions: readonly Position[];
  /** Where the password is changed; absent when an outside provider keeps it. */
  readonly accountPath?: string;
  readonly expiresAt: string;
  readonly capabilities: readonly string[];
}

export type Me = SignedOut | SignedIn;
