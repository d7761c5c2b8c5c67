import { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';
import { LocalText } from './types';

export type FeedbackKind = 'regulation' | 'conduct';
export type FeedbackSource = 'portal' | 'hotline' | 'email' | 'paper';
export type FeedbackStatus =
  | 'received'
  | 'awaitingSupplement'
  | 'supplemented'
  | 'inProcessing'
  | 'transferred'
  | 'returned'
  | 'awaitingPublication'
  | 'published'
  | 'refused';
export type FeedbackAct =
  | 'file'
  | 'take'
  | 'askSupplement'
  | 'supplement'
  | 'transfer'
  | 'return'
  | 'answer'
  | 'publish'
  | 'keepClosed'
  | 'refuse'
  | 'dispute'
  | 'remind';
export type PetitionKind = 'complaint' | 'denunciation';
export type PetitionStatus = 'received' | 'accepted' | 'passedOn' | 'settled';

export interface UnitName {
  readonly id: string;
  readonly name: LocalText;
}

/** What an author keeps: both are told once. */
export interface Receipt {
  readonly code: string;
  readonly key: string;
}

export interface FeedbackEntry {
  readonly act: FeedbackAct;
  readonly role: 'author' | 'staff';
  readonly unit: LocalText;
  readonly at: string;
  readonly words?: string | null;
}

export interface Feedback {
  readonly code: string;
  readonly version: number;
  readonly kind: FeedbackKind;
  readonly source: FeedbackSource;
  readonly status: FeedbackStatus;
  readonly keptClosed: boolean;
  readonly unit: UnitName;
  readonly subject: string;
  readonly author?: { readonly name?: string; readonly email?: string; readonly phone?: string } | null;
  readonly receivedAt: string;
  readonly clock: { readonly refuseBy: string; readonly supplementBy: string };
  readonly dueAt?: string | null;
  readonly history: readonly FeedbackEntry[];
  readonly allowedActs: readonly FeedbackAct[];
}

export interface FeedbackItem {
  readonly code: string;
  readonly kind: FeedbackKind;
  readonly source: FeedbackSource;
  readonly status: FeedbackStatus;
  readonly keptClosed: boolean;
  readonly subject: string;
  readonly unit: LocalText;
  readonly receivedAt: string;
  readonly dueAt?: string | null;
  readonly late: boolean;
}

export interface FeedbackStep {
  readonly act: FeedbackAct;
  readonly words?: string;
  readonly unitId?: string;
  readonly published?: { readonly subject: string; readonly words: string; readonly answer: string };
}

export interface PublishedItem {
  readonly code: string;
  readonly kind: FeedbackKind;
  readonly unit: LocalText;
  readonly publishedAt: string;
  readonly subject: string;
  readonly words: string;
  readonly answer: string;
}

export interface FeedbackReport {
  readonly total: number;
  readonly carriedOver: number;
  readonly regulation: number;
  readonly conduct: number;
  readonly settled: number;
  readonly openInTime: number;
  readonly openLate: number;
  readonly published: number;
  readonly disputed: number;
  readonly late: number;
  readonly reminded: number;
  readonly index?: number | null;
}

export interface Petition {
  readonly code: string;
  readonly version: number;
  readonly kind: PetitionKind;
  readonly status: PetitionStatus;
  readonly unit: LocalText;
  readonly receivedAt: string;
  readonly openings?:
    | readonly { readonly part: 'statement' | 'author' | 'endDay'; by: string; reason?: string; at: string }[]
    | null;
  /** It ended, and nobody noted when. */
  readonly isEndUnnoted: boolean;
}

/** Which petitions a list shows. */
export type PetitionList = 'all' | 'endUnnoted';

export interface PetitionOpened {
  readonly statement?: string | null;
  readonly author?: { readonly name: string; readonly address: string; readonly contact?: string } | null;
}

/** The authorities that exist today. */
export async function unitsToday(http: HttpClient): Promise<readonly UnitName[]> {
  return (await firstValueFrom(http.get<{ items: UnitName[] }>('/api/units'))).items;
}
