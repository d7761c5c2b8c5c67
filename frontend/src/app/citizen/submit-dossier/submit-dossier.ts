import { Component, computed, effect, inject, input, LOCALE_ID, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { inLanguage, LocalTextPipe } from '../../api/local-text';
import { problemText } from '../../dossier/problem-texts';
import { Session } from '../../session/session';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Progress } from '../../ui/progress/progress';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { answerWords } from '../../dossier/answer-words';
import { SubmissionDraft } from './draft/submission-draft';
import { Filing, papersPath, reviewPath } from './filing';

/** The frame of a filing: what it is for, where one stands, and whether the last words are safe. */
@Component({
  selector: 'ops-submit-dossier',
  imports: [Button, Dialog, Icon, LocalTextPipe, Notice, Progress, RouterLink, RouterOutlet, Skeleton],
  templateUrl: './submit-dossier.html',
  styleUrl: './submit-dossier.css',
})
export class SubmitDossier {
  /** Route parameter. */
  readonly draftId = input.required<string>();

  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);
  private readonly session = inject(Session);
  protected readonly submission = inject(SubmissionDraft);
  protected readonly filing = inject(Filing);
  private readonly conflictDialog = viewChild(Dialog);

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
      startWith(this.router.url),
    ),
    { requireSync: true },
  );
  /** The last path segment, once it is one of the filing's own. */
  protected readonly segment = computed(() => {
    const last = this.url().split(/[?#]/)[0]?.split('/').at(-1) ?? '';
    return this.filing.path().includes(last) ? last : undefined;
  });
  protected readonly step = computed(() => this.filing.path().indexOf(this.segment() ?? '') + 1);
  protected readonly stepName = computed(() => {
    if (this.segment() === papersPath) return $localize`:@@submit.papers:Giấy tờ`;
    if (this.segment() === reviewPath) return $localize`:@@submit.review:Kiểm tra và nộp`;
    return inLanguage(this.filing.pages().find((page) => page.id === this.segment())?.title, this.locale);
  });
  protected readonly before = computed(() => this.filing.before(this.segment() ?? ''));
  protected readonly problemWords = computed(() => {
    const problem = this.submission.problem();
    return problem && problemText(problem);
  });
  protected readonly conflictLines = computed(() =>
    this.submission.conflicting().map((conflict) => {
      const hint = this.filing.definition()?.fields[conflict.field];
      const words = (value: unknown) => (hint ? answerWords(hint, value, this.locale) : String(value));
      return {
        field: conflict.field,
        label: inLanguage(hint?.label, this.locale) || conflict.field,
        mine: words(conflict.mine),
        theirs: words(conflict.theirs),
      };
    }),
  );

  constructor() {
    effect(() => void this.submission.open(this.draftId()));
    effect(() => {
      // The address without a page leads to where the person left off.
      if (this.filing.definition() && !this.segment()) {
        const last = this.submission.draft()?.page;
        const target = last && this.filing.path().includes(last) ? last : this.filing.path()[0];
        void this.router.navigate(this.filing.link(this.draftId(), target), { replaceUrl: true });
      }
    });
    effect(() => {
      if (this.submission.conflicting().length) this.conflictDialog()?.open();
    });
  }

  protected signIn(): void {
    this.session.signIn(this.filing.atCounter ? 'staff' : 'citizen', this.router.url);
  }

  protected async settle(keepMine: boolean): Promise<void> {
    const fields = this.submission.conflicting().map((conflict) => conflict.field);
    this.conflictDialog()?.close();
    await this.submission.resolve(new Set(keepMine ? [] : fields));
  }
}
