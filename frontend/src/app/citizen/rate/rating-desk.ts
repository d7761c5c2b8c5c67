import { HttpClient } from '@angular/common/http';
import '../../dossier/heard-problem-texts';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { RatingForm, RatingGiven } from '../../api/rating-types';
import { codeText } from '../../dossier/problem-texts';

/** What somebody offers to show that a dossier is theirs; the owner's session needs nothing. */
export interface RatingProof {
  readonly key?: string;
  readonly phoneLast4?: string;
}

/** Why a dossier can't be rated now. Read when it is shown: bundles may load the words after this module. */
export function closedWords(state: 'given' | 'tooEarly'): string {
  return codeText(state === 'given' ? 'rating.already-given' : 'rating.too-early');
}

/** Asks for the questions about a dossier and takes the answers there. */
@Service()
export class RatingDesk {
  private readonly http = inject(HttpClient);

  form(code: string, proof: RatingProof): Promise<RatingForm> {
    return firstValueFrom(this.http.get<RatingForm>(address(code), { headers: heads(proof) }));
  }

  give(code: string, proof: RatingProof, rating: RatingGiven): Promise<unknown> {
    return firstValueFrom(this.http.post(address(code), rating, { headers: heads(proof) }));
  }
}

function address(code: string): string {
  return `/api/dossiers/${encodeURIComponent(code)}/rating`;
}

function heads({ key, phoneLast4 }: RatingProof): Record<string, string> {
  return { ...(key && { 'X-Tracking-Key': key }), ...(phoneLast4 && { 'X-Phone-Last4': phoneLast4 }) };
}
