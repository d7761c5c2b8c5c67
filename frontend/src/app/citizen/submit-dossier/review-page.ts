import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, LOCALE_ID, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { inLanguage, LocalTextPipe } from '../../api/local-text';
import { Problem, problemOf } from '../../api/problem';
import { SubmissionReceipt } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { ErrorSummary, FieldFault } from '../../ui/error-summary/error-summary';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { SummaryLine, SummaryList } from '../../ui/summary-list/summary-list';
import { answerSections } from '../../dossier/answer-words';
import { forgetLocally } from '../../dossier/local-copy';
import { SubmissionDraft } from './draft/submission-draft';
import { DraftFees } from './draft-fees';
import { fieldText } from '../../dossier/field-texts';
import { Filing, papersPath } from './filing';
import { LookedUp } from './looked-up';
import { keepReceipt, submissionKey } from './receipt';

/** All answers and papers on one page, the declaration, and the one act of submitting. */
@Component({
  selector: 'ops-review-page',
  imports: [Button, DraftFees, ErrorSummary, Icon, LocalTextPipe, LookedUp, Notice, SummaryList],
  templateUrl: './review-page.html',
  styles: `
    section {
      margin-bottom: var(--space-5);
    }
    .head {
      display: flex;
      justify-content: space-between;
      align-items: baseline;
      gap: var(--space-3);
    }
    .tick {
      display: flex;
      gap: var(--space-3);
      padding: var(--space-4);
      margin-bottom: var(--space-5);
      border: 1.5px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--surface);
      cursor: pointer;
    }
    .tick input {
      flex: none;
      width: 1.5rem;
      height: 1.5rem;
      margin: 0.1rem 0 0;
    }
  `,
})
export class ReviewPage {
  /** Route parameter. */
  readonly draftId = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  protected readonly filing = inject(Filing);
  protected readonly submission = inject(SubmissionDraft);
  private readonly summary = viewChild(ErrorSummary);

  /** What comes below the amount waits for it: it would be pushed away from under the finger. */
  protected readonly feesTold = signal(false);
  protected readonly declared = signal(false);
  protected readonly submitting = signal(false);
  protected readonly asked = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly problemWords = computed(() => {
    const problem = this.problem();
    return problem && problemText(problem);
  });

  protected readonly sections = computed(() => {
    const form = this.filing.definition();
    if (!form) return [];
    return answerSections(form, this.submission.answers(), this.locale);
  });
  /** What the office looks up and the person left to it. */
  protected readonly lookedUp = computed(() =>
    (this.submission.draft()?.papers ?? []).filter((paper) => paper.lookedUp && !paper.attachments.length),
  );
  private readonly given = computed(() =>
    (this.submission.draft()?.papers ?? []).filter((paper) => !this.lookedUp().includes(paper)),
  );
  protected readonly papers = computed<SummaryLine[]>(() =>
    this.given().map((paper) => ({
      key: paper.code,
      label: inLanguage(paper.name, this.locale),
      value:
        paper.attachments.map((one) => one.fileName).join('\n') || $localize`:@@review.noFile:Chưa có tệp`,
      empty: paper.attachments.length === 0,
    })),
  );
  protected readonly statement = computed(
    () =>
      inLanguage(this.filing.definition()?.print?.statement, this.locale) ||
      $localize`:@@review.statement:Tôi cam đoan những điều đã khai là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai của mình.`,
  );

  /** What the server still misses; shown after the first attempt, as everywhere. */
  protected readonly faults = computed<readonly FieldFault[]>(() => {
    if (!this.asked()) return [];
    const refused = Object.entries(this.problem()?.errors ?? {}).map(([path, codes]) => ({
      controlId: this.placeOf(path),
      text: `${this.labelOf(path)}: ${fieldText(codes[0] ?? '')}`,
    }));
    const missing = (this.submission.draft()?.missing ?? []).map((part) => ({
      controlId: part.kind === 'paper' ? 'section-papers' : this.placeOf(part.ref),
      text: `${this.labelOf(part.ref)}: ${fieldText(part.kind === 'paper' ? 'paper.missing' : part.code)}`,
    }));
    const declaration = {
      controlId: 'declared',
      text: $localize`:@@review.declareFirst:Hãy đánh dấu vào lời cam đoan`,
    };
    return [...(refused.length ? refused : missing), ...(this.declared() ? [] : [declaration])];
  });

  /** Hands in what was asked for; the dossier shows what comes next. */
  private async supply(code: string): Promise<void> {
    await firstValueFrom(
      this.http.post(
        `/api/dossiers/${encodeURIComponent(code)}/supplement-answers`,
        {},
        { headers: { 'Idempotency-Key': submissionKey(this.draftId()) } },
      ),
    );
    forgetLocally(this.draftId());
    await this.router.navigate([this.filing.atCounter ? '/can-bo/ho-so' : '/ho-so', code], {
      replaceUrl: true,
    });
  }

  protected edit(segment: string): void {
    void this.router.navigate(this.filing.link(this.draftId(), segment));
  }

  protected readonly papersPath = papersPath;

  protected giveAnyway(): void {
    this.filing.wantsPapers.set(true);
    this.edit(papersPath);
  }

  protected async submit(): Promise<void> {
    if (this.submitting()) return;
    this.problem.set(undefined);
    this.submitting.set(true);
    await this.submission.save();
    await this.submission.refresh();
    this.asked.set(true);
    if (this.faults().length || this.submission.state() !== 'saved') {
      this.submitting.set(false);
      this.summary()?.focus();
      return;
    }
    try {
      const supplement = this.submission.draft()?.supplement;
      if (supplement) {
        await this.supply(supplement.dossierCode);
        return;
      }
      const receipt = await firstValueFrom(
        this.http.post<SubmissionReceipt>(
          `/api/drafts/${this.draftId()}/submission`,
          { declaredTrue: true },
          { headers: { 'Idempotency-Key': submissionKey(this.draftId()) } },
        ),
      );
      keepReceipt(this.draftId(), receipt);
      forgetLocally(this.draftId());
      await this.router.navigate(this.filing.link(this.draftId(), 'da-nop'), {
        replaceUrl: true,
        state: { receipt },
      });
    } catch (error) {
      this.problem.set(problemOf(error));
      this.summary()?.focus();
    } finally {
      this.submitting.set(false);
    }
  }

  private placeOf(path: string): string {
    const field = path.split('.')[0] ?? '';
    const page = this.filing.pages().find((one) => one.fields.includes(field));
    return page ? `section-${page.id}` : 'section-papers';
  }

  private labelOf(path: string): string {
    const field = path.split('.')[0] ?? '';
    const paper = this.submission.draft()?.papers.find((one) => one.code === path || one.code === field);
    return inLanguage(this.filing.definition()?.fields[field]?.label ?? paper?.name, this.locale) || path;
  }
}
