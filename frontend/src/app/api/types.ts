/**
 * The shapes of the HTTP contract as the portal reads them, written by hand; `npm run api:generate` writes those of
 * backend/docs/openapi.json beside them, to compare. Instants are ISO 8601 UTC, days `yyyy-mm-dd`,
 * sizes bytes, money whole đồng.
 */

import { IssuedPaper } from './issued-papers';
import { PaperOrigin } from './paper-store-types';
import { Fee, PaymentStatus } from './payment-types';
import { RegisterPaper } from './register-types';

/** A text of an authority: Vietnamese always, English where it exists. */
export interface LocalText {
  readonly vi: string;
  readonly en?: string;
}

/** One page of a keyset list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

export type OnlineLevel = 'full' | 'partial' | 'none';

export interface ProcedureListItem {
  readonly code: string;
  readonly name: LocalText;
  readonly field: LocalText;
  readonly fieldId: string;
  readonly onlineLevel: OnlineLevel;
  readonly time: string;
  readonly timeText: LocalText;
  readonly feeText: LocalText;
  readonly result: LocalText;
  readonly fileableOnline: boolean;
  readonly needsReview: boolean;
}

export interface ProcedureField {
  readonly id: string;
  readonly name: LocalText;
  readonly count: number;
}

export interface ProcedureList extends Page<ProcedureListItem> {
  readonly fields: readonly ProcedureField[];
  readonly didYouMean?: string;
}

export interface Paper {
  readonly code: string;
  readonly name: LocalText;
  readonly kind: 'original' | 'copy' | 'present';
  readonly copies: number;
  readonly required: boolean;
  readonly requiredWhen?: unknown;
  readonly fileable: boolean;
  readonly accepts: readonly ('photo' | 'pdf')[];
  readonly why?: LocalText;
  readonly replacedBy?: LocalText;
  readonly sample?: string;
}

export interface ProcedureCase {
  readonly id: string;
  readonly name: LocalText;
  readonly question?: LocalText;
  readonly papers: readonly Paper[];
  readonly time: string;
  readonly timeText: LocalText;
  readonly fees: readonly Fee[];
}

export interface LegalBasis {
  readonly title: string | LocalText;
  readonly article?: string;
  readonly url?: string;
}

export interface FormReference {
  readonly id: string;
  readonly version: string | number;
}

export interface Procedure {
  readonly code: string;
  readonly version: string | number;
  readonly name: LocalText;
  readonly field: LocalText;
  readonly audience: readonly (string | LocalText)[];
  readonly level: string;
  readonly onlineLevel: OnlineLevel;
  readonly legacyLevel?: number | string;
  readonly competentLevel: LocalText;
  readonly cases: readonly ProcedureCase[];
  readonly papers: readonly Paper[];
  readonly fees: readonly Fee[];
  readonly time: string;
  readonly timeText: LocalText;
  readonly result: LocalText;
  readonly steps: readonly LocalText[];
  readonly legalBasis: readonly LegalBasis[];
  readonly channels: readonly ('online' | 'counter' | 'post')[];
  readonly sensitive: boolean;
  readonly needsReview: readonly { readonly path: string; readonly reason: LocalText }[];
  readonly form?: FormReference;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly lastReviewed: string;
}

export interface UnitOption {
  readonly id: string;
  readonly name: LocalText;
  readonly kind: string;
  readonly address?: LocalText | string;
  readonly phone?: string;
  readonly hours?: LocalText;
  readonly oneStopName?: LocalText;
}

export interface Profile {
  readonly fullName?: string;
  readonly birthDate?: string;
  readonly gender?: 'male' | 'female' | 'other';
  readonly personalId?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: { readonly detail?: string; readonly commune?: string; readonly province?: string };
  readonly notices?: NoticeChoice;
}

/** How a person wants to be told, beside the portal. */
export type NoticeChoice = 'mail' | 'sms' | 'both';

export type ScanState = 'pending' | 'clean' | 'infected' | 'error';

export interface Attachment {
  readonly id: string;
  readonly paperCode: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly pages?: number;
  readonly scan: ScanState;
  readonly receivedAt?: string;
  /** The paper of one's store that it is. */
  readonly keptPaperId?: string;
}

export type Answers = Readonly<Record<string, unknown>>;

/** The national status list: the same ten states in every exchange. */
export type DossierStatus =
  | 'registered'
  | 'accepted'
  | 'refused'
  | 'inProcessing'
  | 'awaitingSupplement'
  | 'awaitingFinancialObligation'
  | 'withdrawalRequested'
  | 'stopped'
  | 'resolved'
  | 'returned';

export type SlipState = 'none' | 'waiting' | 'signed' | 'superseded';
export type PaperVerdict = 'unseen' | 'good' | 'faulty';
export type WhoseTurn = 'unit' | 'applicant' | 'nobody';

export type DueDayKind = 'working' | 'makeUp' | 'weekend' | 'holiday' | 'inLieu' | 'swappedOff';

/** What a dossier may wait for while its period stands still. */
export type PauseCause = 'supplement' | 'financialObligation' | 'withdrawal' | 'consultation';

/** One day of a due date: what it is to the office, and what happens on it. */
export interface DueDay {
  readonly day: string;
  readonly kind: DueDayKind;
  readonly name?: LocalText;
  readonly arrived: boolean;
  readonly received: boolean;
  readonly counted: boolean;
  readonly due: boolean;
  /** Its time counted until the period began anew. */
  readonly forfeited: boolean;
  /** What the dossier waited for on it. */
  readonly paused?: PauseCause;
}

export interface DueDate {
  readonly dueAt?: string;
  readonly countsFrom: string;
  readonly days: readonly DueDay[];
  /** A day lies in a year whose plan is not announced yet. */
  readonly provisional: boolean;
  /** The calendar or the rules behind it wait to be compared with the official texts. */
  readonly needsReview: boolean;
  /** The wait that lasts; there is no due instant meanwhile. */
  readonly waits?: { readonly cause: PauseCause; readonly from: string };
}

export interface DossierListItem {
  readonly code: string;
  readonly procedureName: LocalText;
  readonly unitName: LocalText;
  readonly status: DossierStatus;
  readonly submittedAt: string;
  readonly dueAt?: string;
  readonly slip: SlipState;
}

export type DossierAct =
  | 'submit'
  | 'examinePaper'
  | 'consultRegister'
  | 'accept'
  | 'refuse'
  | 'requestSupplement'
  | 'answerSupplement'
  | 'handOver'
  | 'take'
  | 'sendBack'
  | 'recall'
  | 'stepIn'
  | 'askOpinion'
  | 'giveOpinion'
  | 'draftOutcome'
  | 'approveOutcome'
  | 'noteCorrection'
  | 'apologise'
  | 'requireFinancialObligation'
  | 'settleFinancialObligation'
  | 'requestWithdrawal'
  | 'grantWithdrawal'
  | 'declineWithdrawal'
  | 'stop'
  | 'recordOutcome'
  | 'returnResult'
  | 'reopen'
  | 'adoptCalendar'
  | 'passToSuccessor'
  | 'returnToPost'
  | 'reissueSlip';

export interface HistoryEntry {
  readonly number: number;
  readonly act: DossierAct;
  readonly to: DossierStatus;
  readonly at: string;
  readonly role: string;
  /** The position; absent for the applicant. */
  readonly actor?: LocalText;
  /** True where a deputy acted in that position. */
  readonly byDeputy?: boolean;
  readonly reasonCode?: string;
  readonly reason?: string;
}

/** A paper as its owner and the staff see it. */
export interface DossierPaper extends Omit<Attachment, 'receivedAt' | 'keptPaperId'> {
  readonly paperName: LocalText;
  readonly verdict: PaperVerdict;
  readonly reasonCode?: string;
  readonly reason?: string;
  /** A newer paper has taken its place. */
  readonly replaced: boolean;
  /** The number of the act by which it came, when that was not the submission. */
  readonly givenBy?: number;
  /** Where it was checked or issued before. */
  readonly origin?: PaperOrigin;
}

/** What the applicant was last asked to supply. */
export interface Supplement {
  readonly askedAt: string;
  readonly answerBy: string;
  readonly answeredAt?: string;
  readonly items: readonly SupplementItem[];
  readonly correctedFields: readonly string[];
}

export interface SupplementItem {
  readonly paperCode?: string;
  readonly paperName?: LocalText;
  readonly attachmentId?: string;
  readonly field?: string;
  readonly reasonCode: string;
  readonly words: string;
}

/** A stretch of a dossier's way through the offices; it names no person. */
export interface Stage {
  readonly step: LocalText;
  readonly unit: LocalText;
  readonly since: string;
  readonly until?: string;
}

/** An apology as everybody may read it. */
export interface PublicApology {
  readonly dossierCode: string;
  readonly procedureName?: LocalText;
  readonly unit: LocalText;
  readonly causeUnit: LocalText;
  readonly madeAt: string;
  readonly dueAt: string;
  readonly newDueAt: string;
  readonly automatic: boolean;
}

export interface Refusal {
  readonly reasonCode?: string;
  readonly reason?: string;
  readonly at: string;
}

/** A dossier as its owner sees it; the staff's view has a little more. */
export interface Dossier {
  readonly code: string;
  readonly version: number;
  readonly status: DossierStatus;
  readonly procedure: { readonly code: string; readonly version: number; readonly name: LocalText };
  readonly unit: { readonly id: string; readonly name: LocalText };
  /** The unit whose counter entered it for the applicant. */
  readonly enteredAt?: { readonly id: string; readonly name: LocalText };
  readonly applicant: {
    readonly name: string;
    readonly address: string;
    readonly personalIdMasked?: string;
    readonly phoneMasked?: string;
    readonly email?: string;
  };
  readonly form: FormReference;
  readonly answers: Answers;
  readonly attachments: readonly DossierPaper[];
  readonly lookedUp: readonly RegisterPaper[];
  readonly history: readonly HistoryEntry[];
  readonly submittedAt: string;
  readonly acceptanceDueAt: string;
  readonly acceptedAt?: string;
  readonly due?: DueDate;
  readonly timeText: LocalText;
  readonly slip?: IssuedPaper;
  readonly issuedPapers: readonly IssuedPaper[];
  readonly refusal?: Refusal;
  /** The new appointment, once an apology made one; the date by law stays in `due`. */
  readonly promisedDueAt?: string;
  readonly supplement?: Supplement;
  readonly supplementRequests: number;
  readonly approvedOutcome?: Outcome;
  /** Staff only. */
  readonly draftedOutcome?: {
    readonly outcome: Outcome;
    readonly words?: string;
    readonly hasFile?: boolean;
  };
  /** The owner's, while the result waits. */
  readonly collectionCode?: string;
  readonly stages: readonly Stage[];
  readonly payment?: PaymentStatus;
  readonly allowedActs: readonly DossierAct[];
}

export type Outcome = 'granted' | 'denied';

export interface Tracking {
  readonly code: string;
  readonly procedureName?: LocalText;
  readonly unitName: LocalText;
  readonly status: DossierStatus;
  readonly whoseTurn: WhoseTurn;
  readonly submittedOn: string;
  readonly acceptanceDueAt?: string;
  readonly due?: DueDate;
  /** The new appointment, once an apology made one. */
  readonly promisedDueAt?: string;
  readonly timeText?: LocalText;
  readonly steps: readonly { readonly status: DossierStatus; readonly on: string }[];
  /** The day on which its content was destroyed, its time of retention over. */
  readonly erasedOn?: string | null;
  readonly detail?: TrackingDetail;
}

/** What only those who belong to the dossier may know. */
export interface TrackingDetail {
  readonly procedureName: LocalText;
  readonly applicantName: string;
  readonly papers: readonly DossierPaper[];
  readonly history: readonly HistoryEntry[];
  readonly slip?: IssuedPaper;
  readonly issuedPapers: readonly IssuedPaper[];
  readonly refusal?: Refusal;
}

export * from './draft-types';
