import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
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
import { messageKindText } from '../message-kinds';
import { channelText, deliveryFaultText } from './message-labels';
import { ToldDialog } from './told-dialog';

/** Messages that could not be delivered, why, and what is done about each. */
@Component({
  selector: 'ops-undelivered',
  imports: [Button, EmptyState, InstantPipe, LoadMore, Notice, RouterLink, Skeleton, ToldDialog],
  template: `
    <h1 i18n="@@undelivered.title">Thông báo chưa gửi được</h1>
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
                <span>{{ channel(message.channel) }} {{ message.toMasked }}</span>
                @if (message.toPrincipal) {
                  <b class="small" i18n="@@undelivered.principal">Cho người ủy quyền</b>
                }
                <span class="small muted" i18n="@@undelivered.attempts"
                  >Đã thử {{ message.attempts }} lần, từ {{ message.since | instant }}</span
                >
              </div>
              <span class="small">{{ fault(message.lastError) }}</span>
              <div class="row">
                @if (message.channel) {
                  <button
                    ops-button
                    type="button"
                    [busy]="busy() === message.id"
                    (click)="act(message, 'attempts')"
                  >
                    <ng-container i18n="@@undelivered.retry">Gửi lại</ng-container>
                  </button>
                }
                @for (way of message.otherWays; track way.channel) {
                  <button
                    ops-button
                    type="button"
                    [busy]="busy() === message.id"
                    (click)="act(message, 'other-way', { channel: way.channel })"
                  >
                    @if (way.channel === 'sms') {
                      <ng-container i18n="@@undelivered.bySms">Nhắn tin đến {{ way.toMasked }}</ng-container>
                    } @else {
                      <ng-container i18n="@@undelivered.byMail">Gửi thư đến {{ way.toMasked }}</ng-container>
                    }
                  </button>
                }
                <button ops-button kind="quiet" type="button" (click)="told().open(message)">
                  <ng-container i18n="@@undelivered.toldAct">Đã báo cách khác…</ng-container>
                </button>
              </div>
            </li>
          }
        </ul>
        <ops-load-more [more]="more()" (next)="loadMore()" />
      } @else {
        <ops-empty-state heading="Mọi thông báo đều đã gửi đi" i18n-heading="@@undelivered.empty" />
      }
    } @else if (!error()) {
      <ops-skeleton [lines]="3" />
    }
    <ops-told-dialog (done)="takeOff($event)" />
  `,
  styleUrl: '../list.css',
  styles: `
    .list .row {
      grid-column: 1 / -1;
    }
    @media (min-width: 64rem) {
      .list li {
        grid-template-columns: 2fr 2fr 3fr;
      }
    }
  `,
})
export class Undelivered {
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly messages = signal<readonly UndeliveredMessage[] | undefined>(undefined);
  private readonly next = signal<string | undefined>(undefined);
  protected readonly more = computed(() => !!this.next());
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly told = viewChild.required(ToldDialog);
  protected readonly kind = messageKindText;
  protected readonly channel = channelText;
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

  protected takeOff(message: UndeliveredMessage): void {
    this.messages.update((shown) => shown?.filter((one) => one.id !== message.id));
  }

  protected loadMore(): Promise<void> {
    return this.load(this.next());
  }

  /** Sends it again, or on another way. */
  protected async act(message: UndeliveredMessage, act: 'attempts' | 'other-way', body = {}): Promise<void> {
    this.busy.set(message.id);
    try {
      await firstValueFrom(this.http.post(`/api/messages/${encodeURIComponent(message.id)}/${act}`, body));
      this.takeOff(message);
      this.toasts.show($localize`:@@undelivered.queued:Thông báo đã được xếp lại để gửi.`);
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    } finally {
      this.busy.set(undefined);
    }
  }
}
