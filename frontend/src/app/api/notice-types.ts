import { LocalText } from './types';

/** What a person was told about a dossier. */
export interface NoticeEntry {
  readonly id: string;
  readonly kind: string;
  readonly title: LocalText;
  readonly text: LocalText;
  readonly dossierCode: string;
  readonly procedureName: LocalText;
  readonly at: string;
  readonly isRead: boolean;
}
