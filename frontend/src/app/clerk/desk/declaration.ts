import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { problemOf } from '../../api/problem';
import { Answers, Dossier } from '../../api/types';
import { answerSections } from '../../dossier/answer-words';
import { problemText } from '../../dossier/problem-texts';
import type { FormDefinition } from '../../forms-engine';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { SummaryList } from '../../ui/summary-list/summary-list';

/** The answers of the form, page by page, as the applicant reviewed them. */
@Component({
  selector: 'ops-declaration',
  imports: [Notice, Skeleton, SummaryList],
  template: `
    @for (page of pages(); track page.id) {
      <section>
        <h3>{{ page.title }}</h3>
        <ops-summary-list [lines]="page.lines" />
      </section>
    } @empty {
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      } @else {
        <ops-skeleton />
      }
    }
  `,
  styles: `
    section {
      margin-bottom: var(--space-5);
    }
    h3 {
      margin: 0;
      font-size: var(--text-md);
    }
  `,
})
export class Declaration {
  readonly dossier = input.required<Dossier>();
  /** The same answers with the numbers of persons whole, once they were asked for. */
  readonly whole = input<Answers>();
  private readonly locale = inject(LOCALE_ID);
  private readonly url = computed(() => {
    const { id, version } = this.dossier().form;
    return `/api/forms/${encodeURIComponent(id)}/${version}`;
  });
  private readonly form = httpResource<FormDefinition>(() => this.url());

  protected readonly pages = computed(() => {
    if (!this.form.hasValue()) return [];
    return answerSections(this.form.value(), this.whole() ?? this.dossier().answers, this.locale);
  });
  protected readonly error = computed(() => {
    const error = this.form.error();
    return error && problemText(problemOf(error));
  });
}
