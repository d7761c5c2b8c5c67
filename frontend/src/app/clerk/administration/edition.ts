import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { DayPipe, InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { EditionView, EntryView } from './types';
import { adminCodeText, adminProblemText, fieldInWords, kindLabels, roleLabels } from './words';

/** One change of the catalogue: what differs, what follows, and the act that puts it in force. */
@Component({
  selector: 'ops-edition',
  imports: [Button, DayPipe, Dialog, InstantPipe, LocalTextPipe, Notice, RouterLink, Skeleton],
  templateUrl: './edition.html',
  styleUrls: ['../list.css', '../calendar/calendar.css', './administration.css'],
})
export class EditionPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly confirm = viewChild.required(Dialog);

  /** The edition, from the address. */
  readonly number = input.required<string>();
  protected readonly answer = httpResource<EditionView>(() => this.address());
  protected readonly edition = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly loadError = computed(() =>
    this.answer.error() ? adminProblemText(problemOf(this.answer.error())) : undefined,
  );
  protected readonly problem = computed(() => {
    const code = this.edition()?.problem;
    return code && adminCodeText(code);
  });
  protected readonly confirmed = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly done = signal(false);
  protected readonly labels = kindLabels;
  protected readonly roles = roleLabels;
  protected readonly inWords = fieldInWords;

  protected ask(): void {
    this.confirm().open();
  }

  protected cancel(): void {
    this.confirm().close();
  }

  protected async adopt(): Promise<void> {
    this.cancel();
    await this.doing(async () => {
      await firstValueFrom(this.http.post(`${this.address()}/adoption`, { confirmed: this.confirmed() }));
      this.done.set(true);
      this.answer.reload();
    });
  }

  /** Draws up what stood before this edition, to be looked at and adopted like any other. */
  protected async restore(): Promise<void> {
    const edition = this.edition();
    if (!edition) return;
    await this.doing(async () => {
      const { kind, key } = edition.summary;
      const now = await firstValueFrom(
        this.http.get<EntryView<object>>(`/api/administration/entries/${kind}/${encodeURIComponent(key)}`),
      );
      const proposed = await firstValueFrom(
        this.http.post<{ number: number }>(
          '/api/administration/editions',
          {
            entries: edition.changes
              .filter((change) => change.before)
              .map((change) => ({ kind: change.kind, key: change.key, content: change.before })),
            drawnFrom: now.drawnFrom,
            reason: $localize`:@@admin.restore.reason:Lấy lại bản trước lần sửa ${edition.summary.number}:number:`,
          },
          { headers: { 'Idempotency-Key': newIdempotencyKey() } },
        ),
      );
      this.done.set(false);
      await this.router.navigate(['/can-bo/quan-tri/lan-sua', proposed.number]);
    });
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      this.error.set(
        [
          adminProblemText(problem),
          ...Object.values(problem.errors).map(([code]) => adminCodeText(code ?? '')),
        ].join(' '),
      );
    } finally {
      this.busy.set(false);
    }
  }

  private address(): string {
    return `/api/administration/editions/${encodeURIComponent(this.number())}`;
  }
}
