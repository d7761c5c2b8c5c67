import { Role } from './me';
import { LocalText } from './types';

/** What staff look at, and what for. */
export type LookKind =
  'dossier' | 'paper' | 'applicationForm' | 'personalId' | 'refusal' | 'issuedPaper' | 'populationRegister';
export type LookPurpose = 'work' | 'supervision' | 'stated' | 'own' | 'atCounter';

/** A look of staff at one's dossier; later looks of the same hour are part of it. */
export interface DossierLook {
  readonly at: string;
  readonly unit: LocalText;
  readonly role: Role;
  readonly what: LookKind;
  readonly purpose: LookPurpose;
  readonly reason?: string;
  /** Whether the population register answered, where it was asked. */
  readonly answered?: boolean;
}
