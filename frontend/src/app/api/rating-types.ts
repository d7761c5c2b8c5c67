import { LocalText } from './types';

/** How content somebody is: the one answer that a rating needs. */
export type Satisfaction = 'content' | 'neutral' | 'discontent';

export interface RatingChoice {
  readonly points: number;
  readonly words: LocalText;
}

export interface RatingCriterion {
  readonly id: string;
  readonly question: LocalText;
  readonly choices: readonly RatingChoice[];
}

/** What is asked about a dossier, and whether it may be answered. */
export interface RatingForm {
  readonly state: 'tooEarly' | 'open' | 'given';
  readonly criteria: readonly RatingCriterion[];
}

export interface RatingGiven {
  readonly satisfaction: Satisfaction;
  readonly points: Readonly<Record<string, number>>;
  readonly comment?: string;
}

/** The sums of a unit over a period. */
export interface UnitRating {
  readonly unit: { readonly id: string; readonly name: LocalText };
  readonly content: number;
  readonly neutral: number;
  readonly discontent: number;
  readonly criteria: readonly { question: LocalText; answers: number; mean?: number | null }[];
  readonly total?: number | null;
  readonly band?: LocalText | null;
}

export interface RatingSums {
  readonly answersMin: number;
  readonly pointsMax: number;
  readonly units: readonly UnitRating[];
}

/** A comment, without the dossier and without a time; `month` is its first day. */
export interface RatingComment {
  readonly unit: LocalText;
  readonly month: string;
  readonly satisfaction: Satisfaction;
  readonly comment: string;
}
