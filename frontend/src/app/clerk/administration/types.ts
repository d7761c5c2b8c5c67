import { LocalText } from '../../api/types';

/** What an administrator keeps, as the server's contract names it. */
export type EntryKind = 'unit' | 'staff' | 'procedure' | 'reasons' | 'text' | 'notice';

export interface EntrySummary {
  readonly key: string;
  readonly name: LocalText;
  readonly detail?: LocalText;
  readonly parent?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export interface EntryView<T> {
  readonly kind: EntryKind;
  readonly key: string;
  readonly name: LocalText;
  readonly content: T;
  readonly drawnFrom: number;
}

export interface EntryDraft {
  readonly kind: EntryKind;
  readonly key: string;
  readonly content: object;
}

export type StaffRole =
  | 'receivingClerk'
  | 'caseOfficer'
  | 'approvingOfficer'
  | 'recordsClerk'
  | 'supervisor'
  | 'administrator'
  | 'auditor';

/** The contents, as the catalogue's files write them; what a screen doesn't edit is kept as it came. */
export type UnitKind = 'department' | 'oneStopCentre' | 'commune' | 'landRegistryBranch' | 'taxOffice';

export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: LocalText;
  readonly parentId?: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly successors: readonly string[];
  readonly address?: LocalText;
  readonly phone?: string;
  readonly hours?: LocalText;
  readonly function?: string;
  readonly serves?: readonly string[];
  readonly agencyCodes?: readonly string[];
  readonly head?: { readonly parentOrganisation: string; readonly oneStopUnit: string };
}

export interface Position {
  readonly id: string;
  readonly unitId: string;
  readonly role: StaffRole;
  readonly title: LocalText;
  readonly validFrom: string;
  readonly validTo?: string;
}

export interface Absence {
  readonly from: string;
  readonly to: string;
  readonly deputy: string;
}

export interface Member {
  readonly subject: string;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly countedInReport: boolean;
  readonly positions: readonly Position[];
  readonly absences: readonly Absence[];
}

export interface Step {
  readonly id: string;
  readonly name: LocalText;
  readonly function: string;
  readonly role: StaffRole;
  readonly time?: string;
  readonly alongside: readonly Step[];
}

export interface Procedure {
  readonly code: string;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly process: readonly Step[];
}

export interface ReasonList {
  readonly id: string;
  readonly name: LocalText;
  readonly reasons: readonly { readonly code: string; readonly label: LocalText; readonly words: string }[];
}

export interface SuccessionRule {
  readonly successorId: string;
  readonly fields: readonly string[];
  readonly procedures: readonly string[];
}

export interface EditionSummary {
  readonly number: number;
  readonly kind: EntryKind;
  readonly key: string;
  readonly name: LocalText;
  readonly entries: number;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly adoptedBy?: string;
  readonly adoptedAt?: string;
}

export interface EditionView {
  readonly summary: EditionSummary;
  readonly changes: readonly {
    readonly kind: EntryKind;
    readonly key: string;
    readonly name: LocalText;
    readonly isNew: boolean;
    readonly differences: readonly {
      readonly path: string;
      readonly before?: string;
      readonly after?: string;
    }[];
    readonly before?: object;
  }[];
  readonly effects?: {
    readonly emptyPosts: readonly {
      readonly unit: LocalText;
      readonly role: StaffRole;
      readonly procedures: number;
      readonly from: string;
    }[];
    readonly moving: readonly {
      readonly fromUnit: LocalText;
      readonly toUnit?: LocalText;
      readonly place?: LocalText;
      readonly role?: StaffRole;
      readonly count: number;
    }[];
    readonly returning: readonly {
      readonly name: string;
      readonly count: number;
      readonly codes: readonly string[];
    }[];
    readonly staying: number;
  };
  readonly problem?: string;
  /** Somebody else than the asker has to put it in force. */
  readonly needsAnother: boolean;
}
