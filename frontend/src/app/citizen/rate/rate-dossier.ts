import { DOCUMENT } from '@angular/common';
import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, problemOf } from '../../api/problem';
import { RatingForm, RatingGiven } from '../../api/rating-types';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { AskDigits } from './ask-digits';
import { closedWords, RatingDesk, RatingProof } from './rating-desk';
import { RatingQuestions } from './rating-questions';

/** Rates one dossier: from the link in a message, from tracking, or from one's own dossier. */
@Component({
  selector: 'ops-rate-dossier',
  imports: [AskDigits, Button, Notice, RatingQuestions, RouterLink, Skeleton],
  template: `
    <div class="page narrow">
      <p class="muted small">
        <ng-container i18n="@@track.dossier">Hồ sơ</ng-container>&ngsp;<span class="code">{{ code() }}</span>
      </p>
      <h1 i18n="@@title.rate">Đánh giá việc giải quyết hồ sơ</h1>
      @if (sent()) {
        <ops-notice tone="good" [live]="true">
          <p i18n="@@rating.thanks">
            <b>Cảm ơn ông/bà.</b> Câu trả lời được cộng chung với những người khác; cán bộ không biết ai đã
            trả lời.
          </p>
        </ops-notice>
        @if (discontent()) {
          <p i18n="@@rating.reflect">
            Ông/bà chưa hài lòng: nếu muốn được trả lời, ông/bà có thể gửi phản ánh; cơ quan trả lời trong 15
            ngày làm việc.
          </p>
          <a ops-button routerLink="/phan-anh/gui" i18n="@@feedback.write.title">Gửi phản ánh, kiến nghị</a>
        }
        <a ops-button kind="quiet" [routerLink]="['/tra-cuu', code()]" i18n="@@rating.back">Về hồ sơ</a>
      } @else if (form(); as asked) {
        @switch (asked.state) {
          @case ('open') {
            <p i18n="@@rating.lead">
              Cán bộ không biết ai đã trả lời: câu trả lời không ghi cùng hồ sơ và chỉ được xem theo nhóm từ 5
              người.
            </p>
            @if (error(); as words) {
              <ops-notice tone="bad" [live]="true"
                ><p>{{ words }}</p></ops-notice
              >
            }
            <ops-rating-questions [criteria]="asked.criteria" [busy]="busy()" (given)="send($event)" />
          }
          @default {
            <ops-notice
              ><p>{{ closed(asked.state) }}</p></ops-notice
            >
          }
        }
      } @else if (problem(); as failed) {
        @if (failed.status === 404) {
          @if (tried()) {
            <ops-notice tone="bad" [live]="true"
              ><p>{{ words(failed) }}</p></ops-notice
            >
          }
          <ops-ask-digits (given)="load({ phoneLast4: $event })" />
        } @else {
          <ops-notice tone="bad" [live]="true">
            <p>{{ words(failed) }}</p>
            <button ops-button type="button" (click)="load(proof)" i18n="@@action.retry">Thử lại</button>
          </ops-notice>
        }
      } @else {
        <ops-skeleton [lines]="4" />
      }
    </div>
  `,
})
export class RateDossier {
  /** Route parameter. */
  readonly code = input.required<string>();

  private readonly desk = inject(RatingDesk);
  private readonly document = inject(DOCUMENT);
  protected readonly form = signal<RatingForm | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly sent = signal(false);
  protected readonly discontent = signal(false);
  /** Whether what the person offered was looked at and did not fit. */
  protected readonly tried = signal(false);
  protected readonly words = problemText;
  protected readonly closed = closedWords;
  protected proof: RatingProof = { key: this.takeKeyFromAddress() };

  constructor() {
    effect(() => {
      this.code();
      void this.load(this.proof);
    });
  }

  protected async load(proof: RatingProof): Promise<void> {
    this.proof = proof;
    this.problem.set(undefined);
    try {
      this.form.set(await this.desk.form(this.code(), proof));
    } catch (error) {
      this.tried.set(!!(proof.key ?? proof.phoneLast4));
      this.problem.set(problemOf(error));
    }
  }

  protected async send(rating: RatingGiven): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await this.desk.give(this.code(), this.proof, rating);
      this.discontent.set(rating.satisfaction === 'discontent');
      this.sent.set(true);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  /** The key arrives only in the fragment and leaves the address at once, as in tracking. */
  private takeKeyFromAddress(): string | undefined {
    const location = this.document.location;
    const key = /^#k=([\w-]+)$/.exec(location.hash)?.[1];
    if (key) setTimeout(() => history.replaceState(history.state, '', location.pathname + location.search));
    return key;
  }
}
