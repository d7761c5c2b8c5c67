import { LocalText } from './types';

export type RetentionHold =
  'notClosed' | 'notDue' | 'notWarned' | 'legalHold' | 'openDataRequest' | 'openFeedback' | 'openPayment';

export type RetentionListKind = 'due' | 'warned' | 'held';

/** That a dossier is kept back. */
export interface LegalHold {
  readonly id: string;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: string;
  readonly until: string;
}

/** A dossier at the end of its time; it names nobody. */
export interface RetentionEntry {
  readonly code: string;
  readonly procedureName: LocalText;
  readonly unit: LocalText;
  readonly closedAt?: string | null;
  readonly dueAt?: string | null;
  readonly warnedAt?: string | null;
  readonly erasableFrom?: string | null;
  readonly holds: readonly RetentionHold[];
  readonly onList?: number | null;
  readonly legalHold?: LegalHold | null;
}

export type DestructionStatus = 'proposed' | 'approved' | 'rejected' | 'executed';
export type DestructionState = 'listed' | 'claimed' | 'erased' | 'leftOut';

export interface DestructionEntry {
  readonly code: string;
  readonly procedureName: LocalText;
  readonly months: number;
  readonly closedAt: string;
  readonly dueAt: string;
  readonly state: DestructionState;
  readonly hold?: RetentionHold | null;
  readonly files: number;
}

/** A list of dossiers to be destroyed, and the record once it is carried out. */
export interface Destruction {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly unit: { readonly id: string; readonly name: LocalText };
  readonly status: DestructionStatus;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedBy?: string | null;
  readonly decidedAt?: string | null;
  readonly words?: string | null;
  readonly executedAt?: string | null;
  readonly recordNumber?: number | null;
  readonly seal?: string | null;
  readonly dossiers: number;
  readonly isMineToDecide: boolean;
  readonly items?: readonly DestructionEntry[] | null;
}

/** How long one kind of personal records is kept that are no dossier's. */
export interface RecordPeriod {
  readonly kind: string;
  readonly name: LocalText;
  readonly months: number;
  readonly source: LocalText;
  readonly needsReview?: LocalText | null;
}

/** How many records of a kind their time destroyed; of whom nothing. */
export interface RecordSweep {
  readonly number: number;
  readonly kind: string;
  readonly name: LocalText;
  readonly unit?: { readonly id: string; readonly name: LocalText } | null;
  readonly at: string;
  readonly months: number;
  readonly source: string;
  readonly count: number;
  readonly seal: string;
}

/** How long one of one's own dossiers is kept. */
export interface MyRetention {
  readonly code: string;
  readonly procedureName: LocalText;
  readonly months?: number | null;
  readonly permanent: boolean;
  readonly closedAt?: string | null;
  readonly dueAt?: string | null;
  readonly warnedAt?: string | null;
}
