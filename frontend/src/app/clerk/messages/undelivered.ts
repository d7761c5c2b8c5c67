import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../../api/problem';
import { UndeliveredMessage } from '../../api/staff-types';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';
import { deliveryFaultText, messageKindText } from './message-labels';

/** Messages that could not be delivered, why, and another try. */
@Component({
  selector: 'ops-undelivered',
  imports: [Button, EmptyState, InstantPipe, LoadMore, Notice, RouterLink, Skeleton],
  template: `
    <h1 i18n="@@undelivered.title">Thư chưa gửi được</h1>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="load()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    }
    @if (messages(); as rows) {
      @if (rows.length) {
        <ul class="list">
          @for (message of rows; track message.id) {
            <li>
              <div>
                <b>{{ kind(message.kind) }}</b>
                @if (message.dossierCode) {
                  <a class="code small" [routerLink]="['/can-bo/ho-so', message.dossierCode]">{{
                    message.dossierCode
                  }}</a>
                }
              </div>
              <div>
                <span>{{ message.toMasked }}</span>
                <span class="small muted" i18n="@@undelivered.attempts"
                  >Đã thử {{ message.attempts }} lần, từ {{ message.since | instant }}</span
                >
              </div>
              <span class="small">{{ fault(message.lastError) }}</span>
              <button ops-button type="button" [busy]="busy() === message.id" (click)="retry(message)">
                <ng-container i18n="@@undelivered.retry">Gửi lại</ng-container>
              </button>
            </li>
          }
        </ul>
        <ops-load-more [more]="more()" (next)="loadMore()" />
      } @else {
        <ops-empty-state heading="Mọi thư đều đã gửi đi" i18n-heading="@@undelivered.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="3" />
    }
  `,
  styleUrl: '../list.css',
})
export class Undelivered {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly messages = signal<readonly UndeliveredMessage[] | undefined>(undefined);
  private readonly next = signal<string | undefined>(undefined);
  protected readonly more = computed(() => !!this.next());
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly kind = messageKindText;
  protected readonly fault = deliveryFaultText;

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<UndeliveredMessage>>('/api/messages/undelivered', {
          params: cursor ? { cursor } : {},
        }),
      );
      this.messages.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected loadMore(): Promise<void> {
    return this.load(this.next());
  }

  protected async retry(message: UndeliveredMessage): Promise<void> {
    this.busy.set(message.id);
    try {
      await firstValueFrom(this.http.post(`/api/messages/${encodeURIComponent(message.id)}/attempts`, {}));
      this.messages.update((shown) => shown?.filter((one) => one.id !== message.id));
      this.toasts.show($localize`:@@undelivered.queued:Thư đã được xếp lại để gửi.`);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.busy.set(undefined);
    }
  }
}
