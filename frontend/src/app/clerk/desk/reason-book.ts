import { httpResource } from '@angular/common/http';
import { inject, LOCALE_ID, Service } from '@angular/core';
import { inLanguage } from '../../api/local-text';
import { LocalText } from '../../api/types';

/** The lists of reasons of the catalogue, which administrators keep. */
export type ReasonListId = 'paper' | 'refusal' | 'sendBack' | 'stepIn' | 'ending' | 'opinion' | 'late';

/** A reason of the catalogue: what the clerk picks, and the sentence to the applicant that it begins with. */
export interface CataloguedReason {
  readonly code: string;
  readonly label: string;
  /** Vietnamese on every screen: it goes into statutory papers. The clerk completes it. */
  readonly words: string;
}

interface ReasonLists {
  readonly lists: readonly {
    readonly id: string;
    readonly reasons: readonly { readonly code: string; readonly label: LocalText; readonly words: string }[];
  }[];
}

/** The reasons in force, asked for when the first of them is needed. */
@Service()
export class ReasonBook {
  private readonly locale = inject(LOCALE_ID);
  private readonly answer = httpResource<ReasonLists>(() => '/api/reasons');

  of(id: ReasonListId): readonly CataloguedReason[] {
    const lists = this.answer.hasValue() ? this.answer.value().lists : [];
    return (lists.find((list) => list.id === id)?.reasons ?? []).map(({ code, label, words }) => ({
      code,
      label: inLanguage(label, this.locale),
      words,
    }));
  }

  /** Asks again after a failure. */
  retry(): void {
    if (this.answer.error()) this.answer.reload();
  }
}
