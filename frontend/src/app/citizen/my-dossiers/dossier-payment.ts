import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, DOCUMENT, effect, inject, input, LOCALE_ID, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { Payment, PaymentLink, PaymentPage, Receipt, Transfer } from '../../api/payment-types';
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
import { PaymentWays } from '../../dossier/payment-ways';
import { problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { TransferDetails } from '../../dossier/transfer-details';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';

/** What one's dossier costs, paying it, and the receipts. Shows nothing where the procedure costs nothing. */
@Component({
  selector: 'ops-dossier-payment',
  imports: [
    Badge,
    Button,
    DongPipe,
    FeeLines,
    Icon,
    InstantPipe,
    LocalTextPipe,
    Notice,
    PaymentLinkDetails,
    PaymentWays,
    TransferDetails,
  ],
  template: `
    @if (payment.hasValue()) {
      @let it = payment.value();
      <section class="card" aria-labelledby="payment">
        <div class="head">
          <h2 id="payment" i18n="@@procedure.fees">Phí, lệ phí</h2>
          <ops-badge [tone]="tones[it.status]">{{ labels[it.status] }}</ops-badge>
        </div>
        <ops-fee-lines [fees]="it.fees" />
        @switch (it.status) {
          @case ('claimUndecided') {
            <p i18n="@@payment.claimWaits">
              Công chức đang kiểm tra giấy tờ chứng minh ông/bà được miễn ({{ it.claim?.name | local }}). Chưa
              cần nộp gì.
            </p>
          }
          @case ('awaitsCount') {
            <p i18n="@@payment.countWaits">Số tiền được tính theo số trang tại quầy.</p>
          }
          @case ('open') {
            @if (it.claim; as claim) {
              @if (claim.decision === 'declined') {
                <ops-notice tone="warn">
                  <p i18n="@@payment.claimDeclined">
                    Chưa đủ căn cứ để miễn ({{ claim.name | local }}). Lý do: {{ claim.reason }}
                  </p>
                </ops-notice>
              }
            }
            <p>{{ stages[it.stage] }}.</p>
            @if (error(); as words) {
              <ops-notice tone="bad" [live]="true"
                ><p>{{ words }}</p></ops-notice
              >
            }
            @if (it.ways.length) {
              <ops-payment-ways [ways]="it.ways" [leaving]="leaving()" (chosen)="pay($event)">
                @if (transfer(); as it) {
                  <ops-transfer-details [transfer]="it" />
                }
                <p>
                  <button ops-button kind="quiet" type="button" [busy]="making()" (click)="makeLink()">
                    <ng-container i18n="@@payLink.make">Nhờ người khác nộp giúp</ng-container>
                  </button>
                </p>
                @if (link(); as made) {
                  <ops-payment-link-details [link]="made" />
                }
                <p class="small muted" i18n="@@payment.atCounter">
                  Ông/bà cũng có thể nộp tiền mặt tại quầy khi đến cơ quan.
                </p>
              </ops-payment-ways>
            } @else {
              <p i18n="@@payment.onlyCounter">Ông/bà nộp tại quầy khi đến cơ quan.</p>
            }
          }
        }
        @if (it.attempts.length) {
          <details [open]="it.status === 'open'">
            <summary i18n="@@payment.attempts">Các lần thanh toán</summary>
            <ul class="plain-list">
              @for (attempt of it.attempts; track attempt.reference) {
                <li>
                  <b>{{ attempt.amountVnd | dong }}</b> – {{ wayLabel(attempt.provider) }}
                  <span class="small muted">{{ attempt.paidAt ?? attempt.startedAt | instant }}</span>
                  <span>{{ states[attempt.state] }}</span>
                </li>
              }
            </ul>
          </details>
        }
        @for (receipt of it.receipts; track receipt.id) {
          <p class="receipt">
            <span
              >{{ kinds[receipt.kind] }}:
              <ng-container i18n="@@receipt.number">biên lai số {{ receipt.number }}</ng-container>
              @if (receipt.cancelledAt) {
                <span class="small muted" i18n="@@receipt.cancelled"
                  >(đã hủy: {{ receipt.cancelReason }})</span
                >
              }
            </span>
            @if (!receipt.cancelledAt) {
              <button ops-button kind="quiet" type="button" (click)="download(receipt)">
                <ops-icon name="file" /><span i18n="@@receipt.download">Tải biên lai (PDF)</span>
              </button>
            }
          </p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-5);
    }
    ops-payment-ways p {
      margin: var(--space-4) 0 0;
    }
    .head,
    .receipt {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      align-items: baseline;
      gap: var(--space-2);
    }
    summary {
      cursor: pointer;
    }
    li > span {
      display: block;
    }
  `,
})
export class DossierPayment {
  readonly code = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly links = inject(PaymentLinkMaking);
  private readonly locale = inject(LOCALE_ID);
  private readonly document = inject(DOCUMENT);
  private readonly url = computed(() => `/api/dossiers/${encodeURIComponent(this.code())}`);
  protected readonly payment = httpResource<Payment>(() => `${this.url()}/payment`);
  protected readonly leaving = signal<string | undefined>(undefined);
  protected readonly transfer = signal<Transfer | undefined>(undefined);
  protected readonly link = signal<PaymentLink | undefined>(undefined);
  protected readonly making = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly labels = paymentLabels;
  protected readonly tones = paymentTones;
  protected readonly stages = stageLabels;
  protected readonly states = attemptLabels;
  protected readonly kinds = feeKindLabels;
  protected readonly wayLabel = wayLabel;
  /** One key for one choice: repeating the click doesn't begin another attempt. */
  private key = newIdempotencyKey();

  private readonly asked = new Set<string>();

  constructor() {
    // Whoever comes back here from a gateway without its return page finds out all the same.
    effect(() => {
      const newest = this.payment.hasValue() ? this.payment.value().attempts[0] : undefined;
      if (newest?.state === 'open' && !this.asked.has(newest.reference)) {
        this.asked.add(newest.reference);
        void this.check(newest.reference);
      }
    });
  }

  /** Has the gateway asked; when that fails, what is shown stays true. */
  private async check(reference: string): Promise<void> {
    const check = `${this.url()}/payment-attempts/${reference}/check`;
    try {
      this.payment.set(await firstValueFrom(this.http.post<Payment>(check, {})));
    } catch {
      // The server asks by itself, too.
    }
  }

  /** Leaves for the gateway's page; what comes of it is told to the server, not to this browser. */
  protected async pay(way: string): Promise<void> {
    this.error.set(undefined);
    this.leaving.set(way);
    try {
      if (way === 'transfer') {
        this.transfer.set(
          await firstValueFrom(this.http.get<Transfer>(`${this.url()}/payment/transfer-code`)),
        );
        this.leaving.set(undefined);
        return;
      }
      const body = { way, language: this.locale.startsWith('en') ? 'en' : 'vi' };
      const page = await firstValueFrom(
        this.http.post<PaymentPage>(`${this.url()}/payment-attempts`, body, {
          headers: { 'Idempotency-Key': this.key },
        }),
      );
      this.document.location.assign(page.address);
    } catch (error) {
      this.key = newIdempotencyKey();
      this.error.set(problemText(problemOf(error)));
      this.leaving.set(undefined);
      this.payment.reload();
    }
  }

  /** Lets somebody else pay; the link made before ends. */
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

  protected async download(receipt: Receipt): Promise<void> {
    try {
      const pdf = await firstValueFrom(
        this.http.get(`${this.url()}/payment/receipts/${receipt.id}`, { responseType: 'blob' }),
      );
      saveAs(pdf, `bien-lai-${receipt.number.replace(' ', '-')}.pdf`);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
