/**
 * The staff's side of the HTTP contract, written by hand as in types.ts. Instants are
 * ISO 8601 UTC, digests lower-case hexadecimal, bytes base64.
 */
import { IssuedPaper, PaperKind } from './issued-papers';
import { DossierLook } from './look-types';
import { Answers, Dossier, DossierStatus, DueDate, LocalText, Page, SlipState } from './types';

export type Urgency = 'overdue' | 'soon' | 'normal';

export interface QueueItem {
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: LocalText;
  readonly applicantName: string;
  readonly status: DossierStatus;
  readonly submittedAt: string;
  readonly acceptanceDueAt: string;
  readonly dueAt?: string;
  /** Working minutes until the next of the two instants; negative once it has passed. */
  readonly minutesLeft?: number;
  readonly urgency: Urgency;
  readonly attachments: number;
  /** A colleague who has it open. */
  readonly watcher?: string;
  readonly slip: SlipState;
}

/** Counting stops at `bound`; that figure means "so many or more". */
export interface QueueCounts {
  readonly registered: number;
  readonly accepted: number;
  readonly waitingSignature: number;
  readonly bound: number;
}

export interface ClerkQueue extends Page<QueueItem> {
  readonly counts: QueueCounts;
}

export interface Watcher {
  readonly name: string;
  readonly title: string;
  readonly since: string;
  readonly me: boolean;
}

/** The numbers of persons in a dossier, nothing masked. */
export interface RevealedNumbers {
  readonly personalId?: string;
  readonly phone?: string;
  readonly answers: Answers;
}

export interface WatcherList {
  readonly watchers: readonly Watcher[];
}

export interface StaffDossier extends Dossier {
  readonly watchers?: readonly Watcher[];
  /** Absent once the dossier is at its end. */
  readonly custody?: Custody;
}

/** Who has a dossier, and to whom it may go. */
export interface Custody {
  readonly step: string;
  readonly stepName: LocalText;
  readonly post: Post;
  /** Absent while the post as a whole has it. */
  readonly person?: string;
  readonly isMine: boolean;
  readonly since: string;
  readonly stepDueAt?: string;
  readonly offer?: Offer;
  readonly questions: readonly Offer[];
  /** The planned one first. */
  readonly next: readonly NextStep[];
}

export interface Post {
  readonly unit: LocalText;
  readonly title?: LocalText;
  readonly people: readonly string[];
}

export interface Offer {
  readonly step: string;
  readonly stepName: LocalText;
  readonly post: Post;
  readonly at: string;
  readonly isMine: boolean;
}

export interface NextStep {
  readonly step: string;
  readonly stepName: LocalText;
  readonly post: Post;
  readonly isPlanned: boolean;
}

export interface WorkItem {
  readonly code: string;
  readonly procedureName: LocalText;
  readonly applicantName: string;
  readonly status: DossierStatus;
  readonly version: number;
  readonly custody: Custody;
  readonly dueAt?: string;
  readonly minutesLeft?: number;
  readonly isRinging: boolean;
  /** Since when the applicant waits for an answer. */
  readonly askedSince?: string;
}

export interface WorkPage extends Page<WorkItem> {
  readonly unfinished: { readonly mine: number; readonly offered: number; readonly toSign: number };
}

/** What shows that a step is done in reality. */
export type StepEvidence =
  'outcomeDrafted' | 'outcomeApproved' | 'resultSigned' | 'resultIssued' | 'resultFetched';

/** A step that the night found done and still open. */
export interface UnclosedItem {
  readonly code: string;
  readonly version: number;
  readonly procedureName: LocalText;
  readonly applicantName: string;
  readonly custody: Custody;
  readonly evidence: StepEvidence;
  readonly since: string;
  readonly closing: 'handOver' | 'recordOutcome' | 'returnResult';
  /** Where it is handed, when that is the act. */
  readonly nextStep?: NextStep;
  /** Whether the asker may do that act. */
  readonly isMine: boolean;
}

export interface UnclosedPage extends Page<UnclosedItem> {
  /** Absent before the first night. */
  readonly reconciledAt?: string;
}

export interface ApologyToMake {
  readonly dossierCode: string;
  readonly dossierVersion: number;
  readonly procedureName: LocalText;
  readonly dueAt: string;
  readonly proposedDueAt: string;
  readonly causeStep: LocalText;
  readonly causeUnit: LocalText;
}

/** A line of the register (form 06). */
export interface RegisterEntry {
  readonly slipNumber?: string;
  readonly dossierCode: string;
  readonly procedureName: LocalText;
  readonly applicantName: string;
  readonly address: string;
  readonly phoneMasked?: string;
  readonly solvedBy: LocalText;
  readonly acceptedAt: string;
  readonly dueAt?: string;
  readonly returnedAt?: string;
  readonly way?: 'electronic' | 'counter' | 'post';
  readonly status: DossierStatus;
}

/** A look at a dossier that was not the person's work. */
export interface ForeignLook extends DossierLook {
  readonly dossierCode: string;
  readonly person: string;
  /** One too many within an hour. */
  readonly isAlarm: boolean;
}

/** Done at the desk: where the dossier stands and its version. */
export interface ActReceipt {
  readonly status: DossierStatus;
  readonly version: number;
}

export interface DuePreview {
  readonly due: DueDate;
  readonly timeText: LocalText;
}

export interface Acceptance {
  readonly due: DueDate;
  readonly slip: IssuedPaper;
  readonly version: number;
}

export interface RefusalReceipt {
  readonly paper: IssuedPaper;
  readonly version: number;
}

export interface PaperToSign {
  readonly slipId: string;
  readonly kind: PaperKind;
  readonly dossierCode: string;
  readonly number: string;
  readonly procedureName: LocalText;
  readonly applicantName: string;
  readonly issuedAt: string;
  readonly dueAt?: string;
  readonly clerkName: string;
  readonly dossierVersion: number;
  readonly mayReissue: boolean;
}

export type SigningAlgorithm = 'ecdsaP256' | 'rsaPss' | 'rsaPkcs1';

export interface PreparedPaper {
  readonly slipId: string;
  readonly kind: PaperKind;
  readonly dossierCode: string;
  readonly number: string;
  readonly documentSha256: string;
  readonly bytesToSign: string;
  readonly previewUrl: string;
}

export interface SigningSession {
  readonly id: string;
  readonly expiresAt: string;
  readonly algorithm: SigningAlgorithm;
  readonly certificateId: string;
  readonly items: readonly PreparedPaper[];
  readonly problems: readonly {
    readonly dossierCode: string;
    readonly paperId?: string;
    readonly code: string;
  }[];
}

export interface SignatureResult {
  readonly slipId: string;
  readonly dossierCode: string;
  readonly state: 'signed' | 'refused';
  readonly code?: string;
  readonly sha256?: string;
}

export type CertificateState = 'active' | 'expiring' | 'expired' | 'revoked';

export interface StaffCertificate {
  readonly id: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyKind: string;
  readonly state: CertificateState;
  /** SHA-256 of the SubjectPublicKeyInfo. */
  readonly keyHint?: string;
  /** The remote signing service that keeps the key, and how it signs there. */
  readonly remote?: { readonly provider: string; readonly algorithm: string };
}

/** What came of a visit to a remote signing service: one of these. */
export interface RemoteAnswer {
  readonly choices?: { readonly id: string; readonly keys: readonly RemoteKeyOffer[] };
  readonly certificate?: StaffCertificate;
  readonly signatures?: { readonly results: readonly SignatureResult[] };
}

export interface RemoteKeyOffer {
  readonly credentialId: string;
  readonly subject: string;
  readonly serial: string;
  readonly notAfter: string;
}

export interface IssuedCertificate extends StaffCertificate {
  readonly chainPem: string;
}

export interface CertificateChallenge {
  readonly challengeId: string;
  readonly bytesToSign: string;
  /** Lets the agent at this computer sign these bytes. */
  readonly ticket: string;
}

export type RevocationReason = 'unspecified' | 'keyCompromise' | 'affiliationChanged' | 'superseded';

export interface StaffCertificateRow {
  readonly name: string;
  readonly title: LocalText;
  readonly unitName: LocalText;
  readonly state: CertificateState | 'none';
  readonly notAfter?: string;
}

export interface UndeliveredMessage {
  readonly id: string;
  readonly kind: string;
  readonly dossierCode?: string;
  /** Absent where no address was known. */
  readonly channel?: NoticeChannel;
  readonly toMasked: string;
  readonly otherWays: readonly { readonly channel: NoticeChannel; readonly toMasked: string }[];
  readonly attempts: number;
  readonly lastError: string;
  readonly since: string;
  /** For the person for whom somebody else filed. */
  readonly toPrincipal: boolean;
}

export type NoticeChannel = 'mail' | 'sms';

/** How a person is told when no message reaches them. */
export type TellingWay = 'phone' | 'paper' | 'inPerson';

export type SpecialDayKind = 'holiday' | 'inLieu' | 'swappedOff' | 'makeUp';

/** A day that is not what its weekday says. */
export interface CalendarDay {
  readonly day: string;
  readonly kind: SpecialDayKind;
  readonly name: string;
}

/** A year of the calendar in force; the year after the last has no days yet. */
export interface CalendarYear {
  readonly year: number;
  readonly version: number;
  readonly decision: string;
  readonly provisional: boolean;
  readonly needsReview: boolean;
  readonly days: readonly CalendarDay[];
  readonly firstYear: number;
  readonly lastYear: number;
}

export interface ProposedCalendar {
  readonly number: number;
  readonly changedDays: readonly string[];
}

export interface CalendarVersion {
  readonly number: number;
  readonly year: number;
  readonly decision: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly adoptedBy?: string;
  readonly adoptedAt?: string;
  readonly finishedAt?: string;
  readonly superseded: boolean;
}

export interface CalendarVersionList {
  readonly items: readonly CalendarVersion[];
  readonly nextBefore?: number;
}

/** A dossier whose date a version moves; nothing about the person. */
export interface CalendarMove {
  readonly code: string;
  readonly procedureName: LocalText;
  readonly unitName: LocalText;
  readonly oldDueAt?: string;
  readonly newDueAt?: string;
}

export interface CalendarMoveList extends Page<CalendarMove> {
  readonly year: number;
  readonly decision: string;
  readonly adoptable: boolean;
}

export interface CalendarAdoption {
  readonly moved: number;
  readonly nextCursor?: string;
}
