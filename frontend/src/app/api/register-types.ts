/** Look-ups in the population register in the HTTP contract, written by hand as in types.ts. */
import { LocalText } from './types';

/** What the register is asked about a person. */
export type PopulationFact = 'identity' | 'residence' | 'maritalStatus';

/** In what a form and the register differ. */
export type PopulationDifference = 'name' | 'birthDate' | 'sex' | 'residence' | 'hasDied';

export interface Residence {
  readonly detail: string;
  readonly commune: string;
  readonly province: string;
}

/** What the register says of a person: only what was asked. */
export interface RegisteredPerson {
  readonly name: string;
  readonly birthDate?: string;
  readonly sex?: 'male' | 'female';
  readonly nationality?: string;
  readonly hasDied: boolean;
  readonly permanent?: Residence;
  readonly temporary?: Residence;
  readonly maritalStatus?: 'single' | 'married' | 'divorced' | 'widowed';
  readonly spouse?: string;
}

/** A person whom the form names. */
export interface RegisterPerson {
  readonly number: number;
  readonly name: string;
  readonly personalIdMasked: string;
  readonly answer?: {
    readonly at: string;
    /** For staff only. */
    readonly said?: RegisteredPerson;
    readonly differences?: readonly PopulationDifference[];
  };
}

/** A paper that the register answers instead of the applicant. */
export interface RegisterPaper {
  readonly paperCode: string;
  readonly paperName: LocalText;
  readonly facts: readonly PopulationFact[];
  readonly source: string;
  readonly persons: readonly RegisterPerson[];
}
