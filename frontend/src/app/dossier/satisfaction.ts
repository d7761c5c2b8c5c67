import { Satisfaction } from '../api/rating-types';
import { DossierStatus } from '../api/types';

/** The three answers, the best first. */
export const satisfactions: readonly Satisfaction[] = ['content', 'neutral', 'discontent'];

export const satisfactionLabels: Record<Satisfaction, string> = {
  content: $localize`:@@rating.content:Hài lòng`,
  neutral: $localize`:@@rating.neutral:Bình thường`,
  discontent: $localize`:@@rating.discontent:Không hài lòng`,
};

/** Whether the result is there, or the dossier has ended without one; the server decides. */
export function rateable(status: DossierStatus): boolean {
  return ['refused', 'stopped', 'resolved', 'returned'].includes(status);
}
