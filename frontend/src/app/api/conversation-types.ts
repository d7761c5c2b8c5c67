/** What applicant and office say to each other on a dossier, written by hand as in types.ts. Instants are ISO 8601 UTC. */
import { DossierStatus, LocalText } from './types';

export interface Saying {
  readonly number: number;
  readonly isOffice: boolean;
  /** Position and unit; absent for the applicant. */
  readonly title?: LocalText;
  readonly unit?: LocalText;
  readonly byDeputy: boolean;
  readonly words: string;
  readonly at: string;
}

export interface Conversation {
  readonly sayings: readonly Saying[];
  /** Why the asker may say nothing now, as a problem's code; absent where they may. */
  readonly obstacle?: string;
}

/** A dossier whose applicant waits for an answer. */
export interface WaitingQuestion {
  readonly code: string;
  readonly procedureName: LocalText;
  readonly applicantName: string;
  readonly status: DossierStatus;
  readonly since: string;
}
