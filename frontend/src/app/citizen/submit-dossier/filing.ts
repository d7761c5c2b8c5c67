import { httpResource } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { Router } from '@angular/router';
import { SubmissionDraft } from './draft/submission-draft';
import { FormDefinition, normalise, visibleOf } from '../../forms-engine';

/** The pages that are no form pages, after the last of them. */
export const papersPath = 'giay-to';
export const reviewPath = 'kiem-tra';

/** Whether a clerk fills it in with somebody at the counter: the same pages, in the clerk's area. */
export function isAtCounter(router: Router): boolean {
  const path = router.getCurrentNavigation()?.finalUrl?.toString() ?? router.url;
  return path.startsWith('/can-bo/');
}

/** The way through a filing: the form's visible pages, the papers, the review. */
@Service({ autoProvided: false })
export class Filing {
  private readonly submission = inject(SubmissionDraft);
  private readonly router = inject(Router);

  /** Compared as text: a saved draft is a new object but no new form, and the page under the person stays. */
  private readonly formUrl = computed(() => {
    const form = this.submission.draft()?.form;
    return form && `/api/forms/${encodeURIComponent(form.id)}/${form.version}`;
  });
  readonly form = httpResource<FormDefinition>(() => this.formUrl());
  readonly definition = computed(() => (this.form.hasValue() ? this.form.value() : undefined));
  /** What a request for supplements asks to correct; undefined while a new dossier is filed. */
  readonly supplement = computed(() => this.submission.draft()?.supplement);
  readonly pages = computed(() => {
    const form = this.definition();
    const asked = this.supplement()?.fields;
    const pages = form
      ? visibleOf(form, normalise(form, this.submission.answers())).pages.map((shown) => shown.page)
      : [];
    return asked ? pages.filter((page) => page.fields.some((field) => asked.includes(field))) : pages;
  });
  /** Set by whoever wants to give a paper that the office would look up. */
  readonly wantsPapers = signal(false);
  /** What the office looks up makes no page of its own. */
  readonly needsPapers = computed(() =>
    (this.submission.draft()?.papers ?? []).some(
      (paper) => !paper.lookedUp || paper.attachments.length > 0 || this.wantsPapers(),
    ),
  );
  /** Path segments in order. */
  readonly path = computed<readonly string[]>(() => [
    ...this.pages().map((page) => page.id),
    ...(this.needsPapers() ? [papersPath] : []),
    reviewPath,
  ]);

  get atCounter(): boolean {
    return isAtCounter(this.router);
  }

  /** A page of this filing. */
  link(draftId: string, ...segments: readonly (string | undefined)[]): (string | undefined)[] {
    return [this.atCounter ? '/can-bo/nop-ho' : '/nop-ho-so', draftId, ...segments];
  }

  after(segment: string): string {
    return this.path()[this.path().indexOf(segment) + 1] ?? reviewPath;
  }

  before(segment: string): string | undefined {
    return this.path()[this.path().indexOf(segment) - 1];
  }
}
