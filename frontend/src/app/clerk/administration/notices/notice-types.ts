import { LocalText } from '../../../api/types';

/** A template as the catalogue's files write it. */
export interface NoticeTemplate {
  readonly id: string;
  readonly subject: LocalText;
  readonly mail: LocalText;
  readonly sms?: string;
  readonly portal?: { readonly title: LocalText; readonly text: LocalText };
  readonly validFrom?: string;
}

export type NoticeField = 'subject' | 'mail' | 'sms' | 'portalTitle' | 'portalText';

export interface Placeholder {
  readonly name: string;
  readonly in: readonly NoticeField[];
  readonly neededIn: readonly NoticeField[];
}

export type TemplateState = 'inForce' | 'coming' | 'past' | 'broken';

export interface TemplateVersion {
  readonly edition?: number;
  readonly adoptedBy?: string;
  readonly adoptedAt?: string;
  readonly validFrom?: string;
  readonly state: TemplateState;
  readonly content?: NoticeTemplate;
}

export interface NoticeTemplateView {
  readonly id: string;
  readonly placeholders: readonly Placeholder[];
  readonly hasSms: boolean;
  readonly isBilingual: boolean;
  readonly limits: Readonly<Record<NoticeField, number>>;
  readonly versions: readonly TemplateVersion[];
}

export interface NoticeTemplateSummary {
  readonly id: string;
  readonly subject: LocalText;
  readonly hasSms: boolean;
  readonly changedBy?: string;
  readonly changedAt?: string;
  readonly beginsOn?: string;
  readonly isBroken: boolean;
}

export interface TemplateFault {
  readonly path: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly found?: string;
}

export interface SmsForm {
  readonly text: string;
  readonly letters: number;
  readonly isGsm: boolean;
  readonly parts: number;
}

export interface NoticePreview {
  readonly mails: readonly {
    readonly language: string;
    readonly sender: string;
    readonly subject: string;
    readonly text: string;
  }[];
  readonly sms?: { readonly plain: SmsForm; readonly accented: SmsForm; readonly keepsAccents: boolean };
  readonly portal?: { readonly title: LocalText; readonly text: LocalText };
  readonly faults: readonly TemplateFault[];
}
