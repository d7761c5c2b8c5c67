import { LookKind, LookPurpose } from './look-types';
import { Role } from './me';
import { LocalText } from './types';

/** How much is kept of a person, and when they took it with them. */
export interface PersonalData {
  readonly drafts: number;
  readonly dossiers: number;
  readonly papers: number;
  readonly exports: readonly string[];
}

/** A look at one of one's dossiers, at oneself in the population register for another one, or one's own question to it. */
export interface MyLook {
  readonly at: string;
  /** Absent where it was at no dossier of one's own. */
  readonly dossierCode?: string;
  readonly unit: LocalText;
  /** Absent where one asked oneself. */
  readonly role?: Role;
  readonly what: LookKind;
  readonly purpose: LookPurpose;
  readonly reason?: string;
  /** For which procedure the register was asked, where it was for no dossier of one's own. */
  readonly procedure?: LocalText;
  /** Whether the population register answered, where it was asked. */
  readonly answered?: boolean;
}

export type DataRequestKind = 'view' | 'correct' | 'delete' | 'restrict' | 'object' | 'withdraw';
export type DataRequestStatus = 'filed' | 'acknowledged' | 'completed' | 'refused';
export type DataRequestAct = 'file' | 'acknowledge' | 'extend' | 'complete' | 'refuse';

export interface DataRequestEntry {
  readonly act: DataRequestAct;
  readonly at: string;
  readonly words?: string | null;
}

/** A request about one's data; who asks is told to the unit alone. */
export interface DataRequest {
  readonly id: string;
  readonly version: number;
  readonly kind: DataRequestKind;
  readonly status: DataRequestStatus;
  readonly unit: { readonly id: string; readonly name: LocalText };
  readonly person?: { readonly name: string; readonly phone?: string; readonly email?: string } | null;
  readonly filedAt: string;
  readonly acknowledgeBy: string;
  readonly answerBy: string;
  readonly late: boolean;
  readonly legalGround?: string | null;
  readonly history: readonly DataRequestEntry[];
  /** Who of the office opened it, told to the person alone. */
  readonly looks?: readonly { readonly unit: LocalText; readonly role: Role; readonly at: string }[] | null;
  readonly allowedActs: readonly DataRequestAct[];
}

export interface DataRequestItem {
  readonly id: string;
  readonly kind: DataRequestKind;
  readonly status: DataRequestStatus;
  readonly unit: LocalText;
  readonly filedAt: string;
  readonly dueAt?: string | null;
  readonly late: boolean;
}

export interface DataRequestStep {
  readonly act: DataRequestAct;
  readonly words?: string;
  readonly legalGround?: string;
  readonly days?: number;
}
