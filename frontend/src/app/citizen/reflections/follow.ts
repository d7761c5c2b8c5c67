import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Feedback, FeedbackAct, Petition } from '../../api/feedback-types';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { FeedbackHistory } from '../../dossier/feedback-history';
import {
  feedbackActs,
  feedbackStatuses,
  keptClosedLabel,
  petitionKinds,
  petitionStatuses,
} from '../../dossier/feedback-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** What one wrote and what became of it, by session or key; of a petition only how far it is. */
@Component({
  selector: 'ops-follow-reflection',
  imports: [Badge, Button, FeedbackHistory, Field, InstantPipe, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <div class="page narrow">
      <p class="muted small code">{{ code() }}</p>
      @if (petition(); as it) {
        <h1>{{ petitionKinds[it.kind] }}</h1>
        <p>
          <ops-badge>{{ petitionStatuses[it.status] }}</ops-badge>
        </p>
        <p i18n="@@follow.petition">
          {{ it.unit | local }} đã nhận lúc {{ it.receivedAt | instant }}. Nội dung và người viết không hiện ở
          đây.
        </p>
      } @else if (feedback(); as it) {
        <h1>{{ it.subject }}</h1>
        <p>
          <ops-badge>{{ it.keptClosed ? closed : statuses[it.status] }}</ops-badge>
        </p>
        <p>{{ it.unit.name | local }}</p>
        @if (it.dueAt && it.status !== 'awaitingPublication') {
          <p i18n="@@follow.due">Cơ quan trả lời chậm nhất {{ it.dueAt | instant }}</p>
        }
        <ops-feedback-history [entries]="it.history" />
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        @for (act of it.allowedActs; track act) {
          <form class="card" (submit)="$event.preventDefault(); say(act, words.value)">
            <ops-field [label]="acts[act]" [optional]="act === 'remind'">
              <textarea #words maxlength="5000"></textarea>
            </ops-field>
            <button ops-button [busy]="busy()"><ng-container i18n="@@write.send">Gửi</ng-container></button>
          </form>
        }
      } @else if (error(); as words) {
        <h1 i18n="@@follow.notFound">Chưa mở được</h1>
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
        <a ops-button routerLink="/phan-anh/theo-doi" i18n="@@follow.again">Nhập mã và khóa</a>
      } @else {
        <h1 class="visually-hidden" i18n="@@feedback.follow.title">Theo dõi phản ánh, kiến nghị</h1>
        <ops-skeleton [lines]="4" />
      }
    </div>
  `,
  styles: `
    form {
      margin-top: var(--space-5);
    }
  `,
})
export class FollowReflection {
  /** Route parameter. */
  readonly code = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly key = this.takeKeyFromAddress();
  protected readonly feedback = signal<Feedback | undefined>(undefined);
  protected readonly petition = signal<Petition | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly statuses = feedbackStatuses;
  protected readonly acts = feedbackActs;
  protected readonly closed = keptClosedLabel;
  protected readonly petitionKinds = petitionKinds;
  protected readonly petitionStatuses = petitionStatuses;

  constructor() {
    effect(() => {
      void this.load(this.code());
    });
  }

  protected async say(act: FeedbackAct, words: string): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    const headers = { ...this.proof(), 'Idempotency-Key': newIdempotencyKey() };
    try {
      this.feedback.set(
        await firstValueFrom(
          this.http.post<Feedback>(`/api/feedback/${this.code()}/sayings`, { act, words }, { headers }),
        ),
      );
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private async load(code: string): Promise<void> {
    const headers = this.proof();
    try {
      if (code.startsWith('DT'))
        this.petition.set(
          await firstValueFrom(this.http.get<Petition>(`/api/petitions/${code}`, { headers })),
        );
      else
        this.feedback.set(
          await firstValueFrom(this.http.get<Feedback>(`/api/feedback/${code}`, { headers })),
        );
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  private proof(): Record<string, string> {
    return this.key ? { 'X-Follow-Key': this.key } : {};
  }

  /** The key arrives only in the fragment and leaves the address at once, as in tracking. */
  private takeKeyFromAddress(): string | undefined {
    const location = this.document.location;
    const key = /^#k=([\w-]+)$/.exec(location.hash)?.[1];
    if (key) setTimeout(() => history.replaceState(history.state, '', location.pathname + location.search));
    return key;
  }
}
