import { LocalText } from './types';

/** What a person was told about a dossier, a draft or a request about their data. */
export interface NoticeEntry {
  readonly id: string;
  readonly kind: string;
  readonly title: LocalText;
  readonly text: LocalText;
  readonly dossierCode?: string | null;
  readonly procedureName?: LocalText | null;
  /** The draft it is about, while there is one. */
  readonly draftId?: string | null;
  readonly at: string;
  readonly isRead: boolean;
}
