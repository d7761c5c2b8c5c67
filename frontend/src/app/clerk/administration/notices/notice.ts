import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { catchError, debounceTime, distinctUntilChanged, EMPTY, firstValueFrom, switchMap } from 'rxjs';
import { newIdempotencyKey } from '../../../api/idempotency';
import { problemOf } from '../../../api/problem';
import { LocalText } from '../../../api/types';
import { DayPipe, InstantPipe } from '../../../dossier/when';
import { Badge } from '../../../ui/badge/badge';
import { Button } from '../../../ui/button/button';
import { ErrorSummary } from '../../../ui/error-summary/error-summary';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { messageKindText } from '../../message-kinds';
import { EntryEditing } from '../entry';
import { ProposeBox } from '../propose-box';
import { adminProblemText, fieldInWords } from '../words';
import { NoticeField } from './notice-field';
import { NoticePreview } from './notice-preview';
import {
  NoticePreview as Preview,
  NoticeField as FieldName,
  NoticeTemplate,
  NoticeTemplateView,
  TemplateVersion,
} from './notice-types';
import { faultText, stateLabels } from './notice-words';

/** As long as one goes on typing nothing is asked. */
const pauseMs = 300;

/** The words of one notice: written on one side, seen as people would get them on the other; the server judges them. */
@Component({
  selector: 'ops-notice-template',
  imports: [
    Badge,
    Button,
    DayPipe,
    ErrorSummary,
    Field,
    InstantPipe,
    Notice,
    NoticeField,
    NoticePreview,
    ProposeBox,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './notice.html',
  styleUrls: ['../../list.css', '../administration.css', './notice.css'],
})
export class NoticePage {
  private readonly http = inject(HttpClient);
  private readonly summary = viewChild(ErrorSummary);

  /** Which notice, from the address. */
  readonly key = input.required<string>();
  protected readonly editing = new EntryEditing<NoticeTemplate>('notice', this.key);
  protected readonly form = httpResource<NoticeTemplateView>(
    () => `/api/administration/notices/${encodeURIComponent(this.key())}`,
  );
  protected readonly loadError = computed(() => {
    const error = this.form.error();
    return this.editing.loadError() ?? (error ? adminProblemText(problemOf(error)) : undefined);
  });
  protected readonly view = computed(() => (this.form.hasValue() ? this.form.value() : undefined));
  protected readonly preview = signal<Preview | undefined>(undefined);
  protected readonly previewError = signal<string | undefined>(undefined);
  protected readonly trying = signal(false);
  protected readonly triedTo = signal<string | undefined>(undefined);
  protected readonly tryError = signal<string | undefined>(undefined);
  protected readonly refused = signal(false);
  protected readonly taken = signal(false);
  protected readonly kind = messageKindText;
  protected readonly states = stateLabels;
  protected readonly faults = computed(() => this.preview()?.faults ?? []);
  protected readonly summaryFaults = computed(() =>
    this.refused()
      ? this.faults().map((fault) => ({
          controlId: controlOf(fault.path),
          text: `${fieldInWords(fault.path)}: ${faultText(fault)}`,
        }))
      : [],
  );

  constructor() {
    toObservable(this.editing.draft)
      .pipe(
        debounceTime(pauseMs),
        distinctUntilChanged(),
        switchMap((draft) =>
          draft
            ? this.http
                .post<Preview>(
                  `/api/administration/notices/${encodeURIComponent(this.key())}/preview`,
                  wordsOf(draft),
                )
                .pipe(
                  catchError((error: unknown) => {
                    this.previewError.set(adminProblemText(problemOf(error)));
                    return EMPTY;
                  }),
                )
            : EMPTY,
        ),
        takeUntilDestroyed(),
      )
      .subscribe((preview) => {
        this.preview.set(preview);
        this.previewError.set(undefined);
      });
  }

  protected reload(): void {
    this.editing.answer.reload();
    this.form.reload();
  }

  protected control(path: string): string {
    return controlOf(path);
  }

  protected faultsAt(path: string): Preview['faults'] {
    return this.faults().filter((fault) => fault.path === path);
  }

  protected placeholdersFor(field: FieldName): { name: string; isNeeded: boolean }[] {
    return (this.view()?.placeholders ?? [])
      .filter((one) => one.in.includes(field))
      .map((one) => ({ name: one.name, isNeeded: one.neededIn.includes(field) }));
  }

  protected changeText(field: 'subject' | 'mail', part: Partial<LocalText>): void {
    this.editing.change((draft) => ({ [field]: { ...draft[field], ...part } }));
  }

  protected changePortal(field: 'title' | 'text', part: Partial<LocalText>): void {
    this.editing.change((draft) =>
      draft.portal ? { portal: { ...draft.portal, [field]: { ...draft.portal[field], ...part } } } : {},
    );
  }

  /** Words of before stand in the form again, to be looked at and proposed like any other. */
  protected take(version: TemplateVersion): void {
    if (!version.content) return;
    const words = { ...version.content };
    delete (words as { validFrom?: string }).validFrom;
    this.editing.draft.set(words);
    this.taken.set(true);
    document.getElementById(controlOf('subject.vi'))?.focus();
  }

  /** As people would get it, to one's own address: what a mail program makes of it no preview shows. */
  protected async tryIt(): Promise<void> {
    const draft = this.editing.draft();
    if (!draft || this.trying()) return;
    this.trying.set(true);
    this.triedTo.set(undefined);
    this.tryError.set(undefined);
    try {
      const sent = await firstValueFrom(
        this.http.post<{ readonly to: string }>(
          `/api/administration/notices/${encodeURIComponent(this.key())}/tests`,
          wordsOf(draft),
          { headers: { 'Idempotency-Key': newIdempotencyKey() } },
        ),
      );
      this.triedTo.set(sent.to);
    } catch (error) {
      this.tryError.set(adminProblemText(problemOf(error)));
    } finally {
      this.trying.set(false);
    }
  }

  /** What the server has judged faulty is not sent once more: its faults are read first. */
  protected async propose(): Promise<void> {
    this.refused.set(this.faults().length > 0);
    if (this.refused()) this.summary()?.focus();
    else await this.editing.propose();
  }
}

function wordsOf(draft: NoticeTemplate): Pick<NoticeTemplate, 'subject' | 'mail' | 'sms' | 'portal'> {
  return { subject: draft.subject, mail: draft.mail, sms: draft.sms, portal: draft.portal };
}

function controlOf(path: string): string {
  return `words-${path.replaceAll('.', '-')}`;
}
