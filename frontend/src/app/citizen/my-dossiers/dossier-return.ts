import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { ResultReturn, ReturnAddress } from '../../api/return-types';
import { ParcelTrail } from '../../dossier/parcel-trail';
import { problemText } from '../../dossier/problem-texts';
import { wayLabels } from '../../dossier/return-labels';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { ReturnChoice, ReturnWanted } from './return-choice';

/** How one wants the result, where it is, and who may collect it. Shows nothing once there is nothing to hand out. */
@Component({
  selector: 'ops-dossier-return',
  imports: [Button, Dialog, Field, LocalTextPipe, Notice, ParcelTrail, ReturnChoice],
  template: `
    @if (shown(); as it) {
      <section class="card" aria-labelledby="return">
        <h2 id="return" i18n="@@return.title">Cách nhận kết quả</h2>
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        @if (choosing()) {
          <ops-return-choice
            [wanted]="it"
            [known]="known()"
            [busy]="busy()"
            [faults]="faults()"
            (chosen)="choose($event)"
            (cancelled)="choosing.set(false)"
          />
        } @else {
          <p>
            <b>{{ labels[it.way] }}</b>
            @switch (it.way) {
              @case ('counter') {
                – {{ it.counter.name | local }}
              }
              @case ('post') {
                @if (it.address; as to) {
                  – {{ to.name }}, {{ to.phone }}, {{ to.detail }}, {{ to.commune }},
                  {{ provinceOf(it, to) | local }}
                }
              }
            }
          </p>
          @if (it.way === 'post' && !it.address) {
            <ops-notice tone="warn"
              ><p i18n="@@return.noAddress">
                Bưu điện chưa phát được theo địa chỉ trong tờ khai. Ông/bà vui lòng điền lại địa chỉ; nếu
                không, kết quả được giữ tại quầy.
              </p></ops-notice
            >
          }
          @if (!it.fixedBy) {
            <p class="small muted" i18n="@@return.changeable">
              Ông/bà đổi được cho đến khi kết quả rời cơ quan. Nếu kết quả có bản điện tử thì luôn tải được,
              dù chọn cách nào.
            </p>
            <button ops-button type="button" (click)="open()" i18n="@@return.change">Chọn cách nhận</button>
          } @else if (it.fixedBy === 'return.dispatched') {
            <p class="small muted" i18n="@@return.left">
              Kết quả đã rời cơ quan nên không đổi được cách nhận nữa.
            </p>
          }
        }
        @for (parcel of it.parcels; track parcel.labelNumber; let newest = $first) {
          @if (newest) {
            <ops-parcel-trail [parcel]="parcel" />
            @if (parcel.kind === 'post' && asks.has(parcel.state)) {
              <button ops-button kind="quiet" type="button" [busy]="busy()" (click)="check()">
                <ng-container i18n="@@return.check">Cập nhật hành trình</ng-container>
              </button>
            }
          }
        }
        @if (it.parcels.length > 1) {
          <details>
            <summary i18n="@@return.earlier">Các lần gửi trước</summary>
            @for (parcel of it.parcels.slice(1); track parcel.labelNumber) {
              <ops-parcel-trail [parcel]="parcel" />
            }
          </details>
        }
        @if (it.fixedBy !== 'return.over') {
          <div class="collector">
            @if (it.collector; as sent) {
              <p>
                <ng-container i18n="@@return.collector"
                  >Người nhận thay: <b>{{ sent.name }}</b>, số định danh {{ sent.personalId }}.</ng-container
                >
              </p>
              <p i18n="@@return.collectorCode">
                Người ấy đọc mã <b class="code">{{ sent.code }}</b> và đưa giấy tờ tùy thân. Chỉ gửi mã này
                cho đúng người được nhờ.
              </p>
              <button ops-button kind="danger" type="button" [busy]="busy()" (click)="revoke()">
                <ng-container i18n="@@return.revoke">Thôi nhờ người này</ng-container>
              </button>
            } @else {
              <button ops-button kind="quiet" type="button" (click)="ask()" i18n="@@return.send">
                Nhờ người khác nhận thay
              </button>
            }
          </div>
        }
      </section>
      <ops-dialog heading="Nhờ người khác nhận thay" i18n-heading="@@return.send">
        <p i18n="@@return.send.hint">
          Hệ thống cấp một mã tám chữ số để người ấy đọc tại quầy. Ông/bà thu lại được bất cứ lúc nào trước
          khi kết quả được trao.
        </p>
        @if (dialogError(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        <ops-field label="Họ tên, như trên giấy tờ tùy thân" i18n-label="@@return.send.name">
          <input #name autocomplete="off" maxlength="100" />
        </ops-field>
        <ops-field label="Số định danh cá nhân" i18n-label="@@return.send.id">
          <input #number inputmode="numeric" autocomplete="off" maxlength="15" />
        </ops-field>
        <div class="row">
          <button
            ops-button
            kind="primary"
            type="button"
            [busy]="busy()"
            (click)="sendCollector(name.value, number.value)"
          >
            <ng-container i18n="@@return.send.do">Cấp mã nhận thay</ng-container>
          </button>
          <button ops-button kind="quiet" type="button" (click)="dialog()?.close()" i18n="@@action.cancel">
            Thôi
          </button>
        </div>
      </ops-dialog>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-5);
    }
    .collector {
      margin-top: var(--space-4);
      padding-top: var(--space-3);
      border-top: 1px solid var(--line);
    }
    summary {
      cursor: pointer;
      min-height: var(--target);
    }
  `,
})
export class DossierReturn {
  readonly code = input.required<string>();
  /** What the dossier says of who receives it. */
  readonly known = input<Partial<ReturnAddress>>({});
  /** Changes with the dossier, so that parcels follow it. */
  readonly version = input(0);

  private readonly http = inject(HttpClient);
  private readonly url = computed(() => `/api/dossiers/${encodeURIComponent(this.code())}/return`);
  private readonly loaded = httpResource<ResultReturn>(() =>
    this.version() >= 0 ? { url: this.url() } : undefined,
  );
  protected readonly shown = computed(() => {
    const it = this.loaded.hasValue() ? this.loaded.value() : undefined;
    return it && (it.fixedBy !== 'return.over' || it.parcels.length) ? it : undefined;
  });
  protected readonly dialog = viewChild(Dialog);
  protected readonly choosing = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly dialogError = signal<string | undefined>(undefined);
  protected readonly faults = signal<readonly string[]>([]);
  protected readonly labels = wayLabels;
  /** While a parcel is so, the post has something new to say. */
  protected readonly asks = new Set(['wanted', 'ordered', 'cancelling', 'onTheWay', 'comingBack']);
  private key = newIdempotencyKey();

  protected provinceOf(it: ResultReturn, to: ReturnAddress): { vi: string; en?: string } {
    return it.provinces.find((one) => one.code === to.provinceCode)?.name ?? { vi: to.provinceCode };
  }

  protected open(): void {
    this.key = newIdempotencyKey();
    this.error.set(undefined);
    this.faults.set([]);
    this.choosing.set(true);
  }

  protected ask(): void {
    this.key = newIdempotencyKey();
    this.dialogError.set(undefined);
    this.dialog()?.open();
  }

  protected async choose(wanted: ReturnWanted): Promise<void> {
    if (await this.act('PUT', '', wanted)) this.choosing.set(false);
  }

  protected check(): Promise<boolean> {
    return this.act('POST', '/check', {});
  }

  protected async sendCollector(name: string, personalId: string): Promise<void> {
    if (await this.act('PUT', '/collector', { name: name.trim(), personalId: personalId.trim() })) {
      this.dialog()?.close();
    } else {
      this.dialogError.set(this.error());
      this.error.set(undefined);
    }
  }

  protected revoke(): Promise<boolean> {
    this.key = newIdempotencyKey();
    return this.act('DELETE', '/collector');
  }

  private async act(method: string, path: string, body?: object): Promise<boolean> {
    this.error.set(undefined);
    this.faults.set([]);
    this.busy.set(true);
    try {
      const version = this.loaded.hasValue() ? this.loaded.value().version : 0;
      const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': this.key };
      this.loaded.set(
        await firstValueFrom(
          this.http.request<ResultReturn>(method, `${this.url()}${path}`, { body, headers }),
        ),
      );
      return true;
    } catch (error) {
      const problem = problemOf(error);
      this.key = newIdempotencyKey();
      this.faults.set(Object.keys(problem.errors));
      this.error.set(problemText(problem));
      if (problem.code === 'request.stale-version') this.loaded.reload();
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
