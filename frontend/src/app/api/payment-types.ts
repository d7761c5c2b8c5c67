import { LocalText } from './types';

/** Phí pays for a service, lệ phí for an act of the authority. */
export type FeeKind = 'serviceFee' | 'charge';
export type FeeGround = 'full' | 'exempt' | 'free' | 'notAsked' | 'toBeCounted' | 'setElsewhere';
export type PaymentStage = 'receipt' | 'supplement' | 'return';
export type PaymentStatus = 'free' | 'awaitsCount' | 'claimUndecided' | 'open' | 'settled' | 'refunded';
export type ClaimDecision = 'granted' | 'declined';
export type AttemptState =
  'open' | 'failed' | 'expired' | 'held' | 'paid' | 'surplus' | 'refunding' | 'refunded' | 'reversed';

/** One line of what a procedure costs, as it is published. */
export interface Fee {
  readonly id: string;
  readonly name: LocalText;
  readonly kind: FeeKind;
  readonly amountVnd?: number;
  readonly formula?: string;
  readonly text: LocalText;
  readonly exemption?: LocalText;
  readonly exemptIn: readonly string[];
  readonly needsReview: boolean;
}

/** One line of what something costs, and why. Money is whole đồng. */
export interface FeeLine {
  readonly feeId: string;
  readonly name: LocalText;
  readonly kind: FeeKind;
  readonly rateVnd?: number;
  readonly quantity: number;
  readonly amountVnd?: number;
  readonly ground: FeeGround;
  readonly exemption?: LocalText;
  readonly needsReview: boolean;
}

export interface Fees {
  readonly lines: readonly FeeLine[];
  readonly totalVnd: number;
  readonly awaitsCount: boolean;
  readonly due: PaymentStage;
}

export interface PaymentAttempt {
  readonly reference: string;
  readonly provider: string;
  readonly amountVnd: number;
  readonly state: AttemptState;
  readonly startedAt: string;
  readonly expiresAt: string;
  readonly paidAt?: string;
  readonly failureCode?: string;
  readonly refundedAt?: string;
}

export interface Receipt {
  readonly id: string;
  readonly kind: FeeKind;
  readonly number: string;
  readonly amountVnd: number;
  readonly issuedAt: string;
  readonly isSigned: boolean;
  readonly cancelledAt?: string;
  readonly cancelReason?: string;
}

/** What a dossier owes, every try to pay it, and the receipts. */
export interface Payment {
  readonly version: number;
  readonly status: PaymentStatus;
  readonly fees: Fees;
  readonly stage: PaymentStage;
  readonly claim?: {
    readonly case: string;
    readonly name: LocalText;
    readonly papers: readonly string[];
    readonly decision?: ClaimDecision;
    readonly reason?: string;
  };
  readonly settledAt?: string;
  readonly attempts: readonly PaymentAttempt[];
  readonly receipts: readonly Receipt[];
  readonly ways: readonly string[];
  readonly allowedActs: readonly PaymentAct[];
}

export type PaymentAct =
  'decideExemption' | 'countPages' | 'defer' | 'takeMoney' | 'refund' | 'cancelReceipt';

/** A transfer to be made; the square is a picture in SVG. */
export interface Transfer {
  readonly bank: LocalText;
  readonly number: string;
  readonly holder: string;
  readonly amountVnd: number;
  readonly purpose: string;
  readonly svg: string;
}

export interface PaymentPage {
  readonly reference: string;
  readonly address: string;
  readonly expiresAt: string;
}

export type DifferenceKind =
  | 'moneyWithoutReceipt'
  | 'receiptWithoutMoney'
  | 'surplus'
  | 'held'
  | 'refundOutstanding'
  | 'takenBack'
  | 'neverDecided'
  | 'noticeLost'
  | 'contradicted'
  | 'numberMissing';

/** A day's books of a unit. */
export interface PaymentDay {
  readonly day: string;
  readonly units: readonly { readonly id: string; readonly name: LocalText }[];
  readonly unitId: string;
  readonly ways: readonly {
    readonly way: string;
    readonly paid: number;
    readonly paidVnd: number;
    readonly refunded: number;
    readonly refundedVnd: number;
  }[];
  readonly receipts: readonly {
    readonly kind: FeeKind;
    readonly first: number;
    readonly last: number;
    readonly count: number;
    readonly cancelled: number;
    readonly amountVnd: number;
  }[];
  readonly differences: readonly {
    readonly kind: DifferenceKind;
    readonly reference: string;
    readonly amountVnd: number;
    readonly dossierCode?: string;
  }[];
  /** How many differences there are beyond those. */
  readonly more: number;
  readonly forgedNotices: number;
}

export type SettlementDifferenceKind =
  | 'notHere'
  | 'notThere'
  | 'otherAmount'
  | 'otherDay'
  | 'otherDossier'
  | 'otherTransaction'
  | 'doubled'
  | 'unknownReference'
  | 'returnedThere';

/** A settlement file as it was brought. */
export interface SettlementFile {
  readonly sha256: string;
  readonly rows: number;
  readonly sumVnd: number;
  readonly givenBy: string;
  readonly givenAt: string;
}

/** Something on which the other side and our books don't agree. Days are Viet Nam's. */
export interface SettlementDifference {
  readonly kind: SettlementDifferenceKind;
  readonly row?: number;
  readonly reference: string;
  readonly transaction?: string;
  readonly oursVnd?: number;
  readonly theirsVnd?: number;
  readonly oursOn?: string;
  readonly theirsOn?: string;
  readonly dossierCode?: string;
  readonly canAsk: boolean;
}

/** What the other side says about a day, by one way to pay; the file that is read comes first, of many differences some. */
export interface Settlement {
  readonly way: string;
  readonly files: readonly SettlementFile[];
  readonly ofOthers: number;
  readonly differences: readonly SettlementDifference[];
  readonly more: number;
}

export interface SettlementDay {
  readonly day: string;
  readonly unitId: string;
  readonly ways: readonly Settlement[];
}

/** An address at which somebody without an account can pay; the square is a picture in SVG. */
export interface PaymentLink {
  readonly address: string;
  readonly svg: string;
  readonly expiresAt: string;
}

/** What the holder of a key sees: nothing of a person. */
export interface LinkedPayment {
  readonly dossierCode: string;
  readonly procedure: LocalText;
  readonly unit: LocalText;
  readonly lines: readonly { readonly name: LocalText; readonly kind: FeeKind; readonly amountVnd: number }[];
  readonly totalVnd: number;
  readonly status: PaymentStatus;
  readonly ways: readonly string[];
  readonly attempt?: AttemptState;
  readonly receipts: readonly { readonly kind: FeeKind; readonly number: string }[];
  readonly expiresAt: string;
}
