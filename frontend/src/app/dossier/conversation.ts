import { HttpClient } from '@angular/common/http';
import { booleanAttribute, Component, computed, effect, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Conversation } from '../api/conversation-types';
import { newIdempotencyKey } from '../api/idempotency';
import { LocalTextPipe } from '../api/local-text';
import { problemOf } from '../api/problem';
import { Button } from '../ui/button/button';
import { Field } from '../ui/field/field';
import { Notice } from '../ui/notice/notice';
import { Skeleton } from '../ui/skeleton/skeleton';
import './conversation-problem-texts';
import { codeText, problemText } from './problem-texts';
import { InstantPipe } from './when';

/** What applicant and office asked and told each other on a dossier, and saying more; for both sides. */
@Component({
  selector: 'ops-conversation',
  imports: [Button, Field, InstantPipe, LocalTextPipe, Notice, Skeleton],
  template: `
    <details [open]="!!current()?.sayings?.length">
      <summary>
        <h2>
          @if (office()) {
            <ng-container i18n="@@conversation.withApplicant">Hỏi đáp với người nộp</ng-container>
          } @else {
            <ng-container i18n="@@conversation.withOffice">Hỏi đáp với cơ quan</ng-container>
          }
        </h2>
      </summary>
      <p class="small muted">
        @if (office()) {
          <ng-container i18n="@@conversation.officeHint"
            >Để trao đổi thêm: không thay phiếu yêu cầu bổ sung và không làm dừng thời hạn.</ng-container
          >
        } @else {
          <ng-container i18n="@@conversation.hint"
            >Để hỏi về hồ sơ, không để nộp giấy tờ. Câu hỏi không làm thay đổi ngày hẹn.</ng-container
          >
        }
      </p>
      @if (current(); as it) {
        @if (it.sayings.length) {
          <ol>
            @for (said of it.sayings; track said.number) {
              <li [class.own]="said.isOffice === office()">
                <p class="small muted">
                  <b>
                    @if (said.isOffice) {
                      {{ said.title | local }}
                    } @else if (office()) {
                      <ng-container i18n="@@conversation.applicant">Người nộp</ng-container>
                    } @else {
                      <ng-container i18n="@@conversation.you">Ông/bà</ng-container>
                    }
                  </b>
                  @if (said.byDeputy) {
                    <ng-container i18n="@@history.byDeputy">(người làm thay)</ng-container>
                  }
                  @if (said.unit) {
                    · {{ said.unit | local }}
                  }
                  · {{ said.at | instant }}
                </p>
                <p class="words">{{ said.words }}</p>
              </li>
            }
          </ol>
        }
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        @if (it.obstacle) {
          <p class="small">{{ codeText(it.obstacle) }}</p>
        } @else {
          <form (submit)="$event.preventDefault(); say(words)">
            <ops-field [label]="label()">
              <textarea #words rows="3" maxlength="2000"></textarea>
            </ops-field>
            <button ops-button type="submit" [busy]="busy()">
              <ng-container i18n="@@write.send">Gửi</ng-container>
            </button>
          </form>
        }
      } @else if (error(); as words) {
        <ops-notice tone="bad" [live]="true">
          <p>{{ words }}</p>
          <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
        </ops-notice>
      } @else {
        <ops-skeleton [lines]="2" />
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-6);
    }
    summary {
      cursor: pointer;
    }
    h2 {
      display: inline;
      font-size: var(--text-lg);
    }
    ol {
      display: grid;
      gap: var(--space-3);
      max-width: var(--measure);
      margin: 0 0 var(--space-4);
      padding: 0;
      list-style: none;
    }
    li {
      max-width: 90%;
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius);
      background: var(--surface-2);
    }
    .own {
      justify-self: end;
      background: var(--primary-soft);
    }
    li p {
      margin: 0;
    }
    .words {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class DossierConversation {
  readonly code = input.required<string>();
  /** Whether staff reads it. */
  readonly office = input(false, { transform: booleanAttribute });

  private readonly http = inject(HttpClient);
  private readonly url = computed(() => `/api/dossiers/${encodeURIComponent(this.code())}`);
  protected readonly current = signal<Conversation | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly codeText = codeText;
  protected readonly label = computed(() =>
    this.office()
      ? $localize`:@@conversation.write:Viết cho người nộp`
      : $localize`:@@conversation.ask:Câu hỏi hoặc trả lời của ông/bà`,
  );
  /** One key for one intent: repeating what failed repeats the key. */
  private intent?: { readonly words: string; readonly key: string };

  constructor() {
    effect(() => {
      this.code();
      this.current.set(undefined);
      void this.load();
    });
  }

  protected async load(): Promise<void> {
    this.error.set(undefined);
    try {
      this.current.set(await firstValueFrom(this.http.get<Conversation>(`${this.url()}/conversation`)));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async say(field: HTMLTextAreaElement): Promise<void> {
    if (this.intent?.words !== field.value) this.intent = { words: field.value, key: newIdempotencyKey() };
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const headers = { 'Idempotency-Key': this.intent.key };
      await firstValueFrom(this.http.post(`${this.url()}/sayings`, { words: field.value }, { headers }));
      this.intent = undefined;
      field.value = '';
      await this.load();
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
