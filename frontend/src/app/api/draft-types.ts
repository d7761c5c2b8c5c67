/** Drafts in the HTTP contract, written by hand as in types.ts. */
import { StoreOffer } from './paper-store-types';
import { PopulationFact } from './register-types';
import { Answers, Attachment, FormReference, LocalText, Paper } from './types';

export interface DraftPaper {
  readonly code: string;
  readonly name: LocalText;
  readonly required: boolean;
  readonly why?: LocalText;
  readonly kind: Paper['kind'];
  readonly accepts: Paper['accepts'];
  readonly attachments: readonly Attachment[];
  /** Papers of one's store that can be given instead of an upload. */
  readonly inStore: readonly StoreOffer[];
  /** What the office looks up in the population register instead; absent where it doesn't. */
  readonly lookedUp?: readonly PopulationFact[];
}

export interface MissingPart {
  readonly kind: 'field' | 'paper';
  readonly ref: string;
  readonly page?: string;
  readonly code: string;
}

export interface UploadLimits {
  readonly photoBytes: number;
  readonly pdfBytes: number;
  readonly files: number;
  readonly totalBytes: number;
}

/** Where an answer that nobody typed was known from. */
export type PrefillSource = 'claims' | 'profile' | 'dossier' | 'counter' | 'register';

export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly procedureName: LocalText;
  readonly form: FormReference;
  readonly unitId: string;
  readonly unitName: LocalText;
  /** For whom a clerk writes it at the counter. */
  readonly writtenFor?: string;
  readonly answers: Answers;
  readonly prefilled: Readonly<Record<string, PrefillSource>>;
  /** What the population register can be asked about the owner to fill in this form; absent where it can't. */
  readonly fromRegister?: { readonly facts: readonly PopulationFact[]; readonly fields: readonly string[] };
  readonly page?: string;
  readonly papers: readonly DraftPaper[];
  readonly missing: readonly MissingPart[];
  readonly limits: UploadLimits;
  readonly supplement?: DraftSupplement;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly expiresAt: string;
}

/** A draft in the list of one's own. */
/** A draft that answers a request for supplements: only what was asked for can be given. */
export interface DraftSupplement {
  readonly dossierCode: string;
  readonly answerBy: string;
  readonly fields: readonly string[];
  readonly papers: readonly string[];
  readonly words: readonly string[];
}

export interface DraftSummary {
  readonly id: string;
  readonly procedureCode: string;
  readonly procedureName: LocalText;
  readonly unitName: LocalText;
  readonly changedAt: string;
  readonly expiresAt: string;
  readonly attachments: number;
  /** For whom a clerk writes it at the counter. */
  readonly writtenFor?: string;
}

export interface SubmissionReceipt {
  readonly dossierCode: string;
  readonly trackingUrl: string;
  readonly trackingKey: string;
  readonly receivedAt: string;
  readonly acceptanceDueAt: string;
  readonly unitName: LocalText;
}

/** What a clerk has seen of the identity paper of whoever stands at the counter. */
export interface SeenIdentity {
  /** It was shown, and name and number are those of the draft. */
  readonly paperShown: boolean;
  /** The day of birth on it, whole or in part. */
  readonly birthDate: string;
}
