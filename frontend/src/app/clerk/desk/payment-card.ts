import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { Payment, PaymentAct, PaymentAttempt, PaymentLink, Receipt } from '../../api/payment-types';
import { problemOf } from '../../api/problem';
import { FeeLines } from '../../dossier/fee-lines';
import { DongPipe } from '../../dossier/money';
import {
  attemptLabels,
  feeKindLabels,
  paymentLabels,
  paymentTones,
  stageLabels,
  wayLabel,
} from '../../dossier/payment-labels';
import { PaymentLinkDetails } from '../../dossier/payment-link-details';
import { PaymentLinkMaking } from '../../dossier/payment-link-making';
import { problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/notice/notice';
import { PaymentAsk, PaymentDialog } from './payment-dialog';

/** What the dossier owes, and what the counter does about it. Shows nothing where the procedure costs nothing. */
@Component({
  selector: 'ops-payment-card',
  imports: [
    Badge,
    Button,
    DongPipe,
    FeeLines,
    InstantPipe,
    LocalTextPipe,
    Notice,
    PaymentDialog,
    PaymentLinkDetails,
  ],
  template: `
    @if (current(); as it) {
      <section class="card" aria-labelledby="payment">
        <div class="head">
          <h2 id="payment" i18n="@@procedure.fees">Phí, lệ phí</h2>
          <ops-badge [tone]="tones[it.status]">{{ labels[it.status] }}</ops-badge>
        </div>
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        <ops-fee-lines [fees]="it.fees" />
        @if (it.status === 'open') {
          <p class="small muted">{{ stages[it.stage] }}</p>
        }
        @if (it.claim; as claim) {
          <ops-notice [tone]="claim.decision === 'granted' ? 'good' : 'warn'">
            <p>
              <b i18n="@@pay.claim">Đề nghị miễn: {{ claim.name | local }}.</b>&ngsp;
              @switch (claim.decision) {
                @case ('granted') {
                  <ng-container i18n="@@pay.granted">Đã chấp thuận.</ng-container>
                }
                @case ('declined') {
                  <ng-container i18n="@@pay.declined">Không chấp thuận: {{ claim.reason }}</ng-container>
                }
                @default {
                  <ng-container i18n="@@pay.undecided"
                    >Đối chiếu giấy tờ chứng minh trong hồ sơ rồi quyết định.</ng-container
                  >
                }
              }
            </p>
            @if (may('decideExemption') && !claim.decision) {
              <div class="row">
                <button ops-button type="button" [busy]="busy()" (click)="grant()">
                  <ng-container i18n="@@pay.grant">Chấp thuận miễn</ng-container>
                </button>
                <button ops-button kind="danger" type="button" (click)="ask('decline')" i18n="@@pay.decline">
                  Không chấp thuận
                </button>
              </div>
            }
          </ops-notice>
        }
        <div class="row">
          @if (may('takeMoney')) {
            <button ops-button kind="primary" type="button" (click)="ask('cash')" i18n="@@pay.cash">
              Thu tiền mặt
            </button>
            <button ops-button type="button" (click)="ask('transfer')" i18n="@@pay.transfer">
              Ghi nhận chuyển khoản
            </button>
            @if (it.ways.length) {
              <button ops-button kind="quiet" type="button" [busy]="making()" (click)="makeLink()">
                <ng-container i18n="@@pay.link">Tạo đường dẫn nộp phí</ng-container>
              </button>
            }
          }
          @if (may('countPages')) {
            <button ops-button type="button" (click)="ask('count')" i18n="@@pay.count">
              Tính theo trang
            </button>
          }
          @if (may('defer') && it.stage !== 'return') {
            <button ops-button kind="quiet" type="button" [busy]="busy()" (click)="defer()">
              <ng-container i18n="@@pay.defer">Cho nộp khi trả kết quả</ng-container>
            </button>
          }
        </div>
        @if (link(); as made) {
          <ops-payment-link-details [link]="made" />
        }
        @if (it.attempts.length) {
          <h3 i18n="@@payment.attempts">Các lần thanh toán</h3>
          <ul class="plain-list">
            @for (attempt of it.attempts; track attempt.reference) {
              <li>
                <span>
                  <b>{{ attempt.amountVnd | dong }}</b> – {{ wayLabel(attempt.provider) }}:
                  {{ states[attempt.state] }}
                  @if (attempt.failureCode) {
                    ({{ attempt.failureCode }})
                  }
                </span>
                <span class="small muted">{{ attempt.paidAt ?? attempt.startedAt | instant }}</span>
                @if (attempt.state === 'open' || attempt.state === 'held') {
                  <button ops-button kind="quiet" type="button" [busy]="busy()" (click)="check(attempt)">
                    <ng-container i18n="@@pay.check">Hỏi cổng thanh toán</ng-container>
                  </button>
                }
                @if (may('refund') && (attempt.state === 'paid' || attempt.state === 'surplus')) {
                  <button
                    ops-button
                    kind="quiet"
                    type="button"
                    (click)="ask('refund', attempt.reference)"
                    i18n="@@pay.refund"
                  >
                    Hoàn trả
                  </button>
                }
              </li>
            }
          </ul>
        }
        @for (receipt of it.receipts; track receipt.id) {
          <p class="head">
            <span
              >{{ kinds[receipt.kind] }}:
              <ng-container i18n="@@receipt.number">biên lai số {{ receipt.number }}</ng-container>
              @if (receipt.cancelledAt) {
                <span class="small muted" i18n="@@receipt.cancelled"
                  >(đã hủy: {{ receipt.cancelReason }})</span
                >
              } @else if (!receipt.isSigned) {
                <span class="small muted" i18n="@@pay.unsigned">(đang đóng dấu số)</span>
              }
            </span>
            <span>
              <button ops-button kind="quiet" type="button" (click)="print(receipt)" i18n="@@pay.print">
                Tải, in
              </button>
              @if (may('cancelReceipt') && !receipt.cancelledAt) {
                <button
                  ops-button
                  kind="quiet"
                  type="button"
                  (click)="ask('cancel', receipt.id)"
                  i18n="@@pay.cancel"
                >
                  Hủy biên lai
                </button>
              }
            </span>
          </p>
        }
      </section>
      <ops-payment-dialog [payment]="it" [busy]="busy()" (send)="send($event.path, $event.body)" />
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-4);
    }
    h2 {
      font-size: var(--text-lg);
    }
    h3 {
      font-size: var(--text-md);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: baseline;
      gap: var(--space-2);
    }
    li > span {
      display: block;
    }
  `,
})
export class PaymentCard {
  readonly code = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly links = inject(PaymentLinkMaking);
  private readonly dialog = viewChild(PaymentDialog);
  private readonly url = computed(() => `/api/dossiers/${encodeURIComponent(this.code())}`);
  private readonly loaded = httpResource<Payment>(() => `${this.url()}/payment`);
  protected readonly current = linkedSignal<Payment | undefined>(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  protected readonly busy = signal(false);
  protected readonly making = signal(false);
  protected readonly link = linkedSignal<string, PaymentLink | undefined>({
    source: this.url,
    computation: () => undefined,
  });
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly labels = paymentLabels;
  protected readonly tones = paymentTones;
  protected readonly stages = stageLabels;
  protected readonly states = attemptLabels;
  protected readonly kinds = feeKindLabels;
  protected readonly wayLabel = wayLabel;
  /** One key for one intent: repeating the click repeats the key. */
  private key = newIdempotencyKey();

  protected may(act: PaymentAct): boolean {
    return this.current()?.allowedActs.includes(act) ?? false;
  }

  protected ask(what: PaymentAsk, subject = ''): void {
    this.key = newIdempotencyKey();
    this.error.set(undefined);
    this.dialog()?.open(what, subject);
  }

  protected grant(): Promise<void> {
    this.key = newIdempotencyKey();
    return this.send('exemption', { decision: 'granted' });
  }

  protected defer(): Promise<void> {
    this.key = newIdempotencyKey();
    return this.send('deferral', { stage: 'return' });
  }

  /** Has the gateway asked now; what it says is taken down by the server. */
  protected check(attempt: PaymentAttempt): Promise<void> {
    return this.act(() =>
      firstValueFrom(
        this.http.post<Payment>(`${this.url()}/payment-attempts/${attempt.reference}/check`, {}),
      ),
    );
  }

  protected send(path: string, body: object): Promise<void> {
    const version = this.current()?.version ?? 0;
    return this.act(() =>
      firstValueFrom(
        this.http.post<Payment>(`${this.url()}/payment/${path}`, body, {
          headers: { 'If-Match': `"${version}"`, 'Idempotency-Key': this.key },
        }),
      ),
    );
  }

  /** Lets somebody who isn't here pay; the link made before ends. */
  protected async makeLink(): Promise<void> {
    this.error.set(undefined);
    this.making.set(true);
    try {
      this.link.set(await this.links.make(this.url()));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.making.set(false);
    }
  }

  protected async print(receipt: Receipt): Promise<void> {
    try {
      const url = `${this.url()}/payment/receipts/${receipt.id}`;
      const pdf = await firstValueFrom(this.http.get(url, { responseType: 'blob' }));
      saveAs(pdf, `bien-lai-${receipt.number.replace(' ', '-')}.pdf`);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  private async act(send: () => Promise<Payment>): Promise<void> {
    this.error.set(undefined);
    this.busy.set(true);
    try {
      this.current.set(await send());
      this.dialog()?.close();
    } catch (error) {
      const problem = problemOf(error);
      this.error.set(problemText(problem));
      this.dialog()?.fail(problemText(problem));
      if (problem.code === 'request.stale-version') this.loaded.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
