import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Feedback, FeedbackAct, FeedbackStep, UnitName, unitsToday } from '../../api/feedback-types';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { FeedbackHistory } from '../../dossier/feedback-history';
import {
  feedbackActs,
  feedbackKinds,
  feedbackSources,
  feedbackStatuses,
  keptClosedLabel,
} from '../../dossier/feedback-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** One reflection on the desk, with the acts that its status allows. */
@Component({
  selector: 'ops-reflection',
  imports: [
    Badge,
    Button,
    FeedbackHistory,
    Field,
    Icon,
    InstantPipe,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './reflection.html',
  styles: `
    h1 {
      font-size: var(--text-xl);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
      margin-block: var(--space-4);
    }
    form {
      margin-bottom: var(--space-5);
    }
    ops-field {
      max-width: 44rem;
    }
  `,
})
export class Reflection {
  /** Route parameter. */
  readonly code = input.required<string>();

  private readonly http = inject(HttpClient);
  protected readonly it = signal<Feedback | undefined>(undefined);
  protected readonly units = signal<readonly UnitName[]>([]);
  /** The act whose words are being written. */
  protected readonly writing = signal<FeedbackAct | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly acts = feedbackActs;
  protected readonly kinds = feedbackKinds;
  protected readonly sources = feedbackSources;
  protected readonly statuses = feedbackStatuses;
  protected readonly closed = keptClosedLabel;

  constructor() {
    effect(() => {
      void this.load(this.code());
    });
  }

  protected async begin(act: FeedbackAct): Promise<void> {
    this.error.set(undefined);
    if (act === 'take') {
      await this.send({ act });
      return;
    }
    this.writing.set(act);
    if (act === 'transfer' && !this.units().length) this.units.set(await unitsToday(this.http));
  }

  protected async finish(act: FeedbackAct, form: HTMLFormElement): Promise<void> {
    const value = (name: string) =>
      (form.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? '';
    await this.send(
      act === 'publish'
        ? { act, published: { subject: value('subject'), words: value('words'), answer: value('answer') } }
        : { act, words: value('words'), unitId: act === 'transfer' ? value('unit') : undefined },
    );
  }

  /** The words of the last such act: what is published begins with them. */
  protected last(act: FeedbackAct): string {
    return this.it()?.history.findLast((entry) => entry.act === act)?.words ?? '';
  }

  private async send(step: FeedbackStep): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    const headers = { 'If-Match': `"${this.it()?.version}"`, 'Idempotency-Key': newIdempotencyKey() };
    try {
      this.it.set(
        await firstValueFrom(
          this.http.post<Feedback>(`/api/feedback/${this.code()}/acts`, step, { headers }),
        ),
      );
      this.writing.set(undefined);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private async load(code: string): Promise<void> {
    try {
      this.it.set(await firstValueFrom(this.http.get<Feedback>(`/api/feedback/${encodeURIComponent(code)}`)));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
