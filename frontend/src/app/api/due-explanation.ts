import { HttpClient } from '@angular/common/http';
import { firstValueFrom } from 'rxjs';
import { LocalText, PauseCause } from './types';

/** Time of a day that a step of the process used. */
export interface DueStep {
  readonly day: string;
  readonly name: LocalText;
  readonly minutes: number;
}

/** What a due date follows from, to compute it again. */
export interface DueExplanation {
  readonly inputs: { readonly office: OfficeTime; readonly facts: DueFacts };
  readonly steps: readonly DueStep[];
}

/** When an office works: the state's days and its own hours. Days `yyyy-mm-dd`, seasons from `mm-dd`. */
export interface OfficeTime {
  readonly knownFrom: string;
  readonly knownThrough: string;
  readonly specialDays: readonly { readonly day: string; readonly kind: string }[];
  readonly seasons: readonly { readonly from: string; readonly counted: readonly string[] }[];
}

/** The dossier's part in its due date. */
export interface DueFacts {
  readonly receivedAt: string;
  readonly limit: string;
  readonly lastHourCountsFromNextDay: boolean;
  readonly sameDayUntil: string;
  readonly pauses: readonly {
    readonly cause: PauseCause;
    readonly from: string;
    readonly until?: string | null;
  }[];
}

/** What the due date of a dossier follows from; asked for only when somebody wants to see it. */
export function dueExplanation(http: HttpClient, code: string): Promise<DueExplanation> {
  return firstValueFrom(http.get<DueExplanation>(`/api/tracking/${encodeURIComponent(code)}/due-date`));
}
