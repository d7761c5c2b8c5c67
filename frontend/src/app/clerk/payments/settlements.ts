import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { SettlementDay, SettlementDifference, SettlementDifferenceKind } from '../../api/payment-types';
import { problemOf } from '../../api/problem';
import { DongPipe } from '../../dossier/money';
import { wayLabel } from '../../dossier/payment-labels';
import { problemText } from '../../dossier/problem-texts';
import { saveAs } from '../../dossier/save-as';
import { DayPipe, InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { SettlementFileInput } from './settlement-file';

const differenceLabels: Record<SettlementDifferenceKind, string> = {
  notHere: $localize`:@@settlement.notHere:Bên kia có tiền, sổ chưa có`,
  notThere: $localize`:@@settlement.notThere:Sổ có tiền, bên kia không có`,
  otherAmount: $localize`:@@settlement.otherAmount:Số tiền khác nhau`,
  otherDay: $localize`:@@settlement.otherDay:Ghi nhận ở ngày khác`,
  otherDossier: $localize`:@@settlement.otherDossier:Ghi vào hồ sơ khác với nội dung chuyển khoản`,
  otherTransaction: $localize`:@@settlement.otherTransaction:Số giao dịch khác nhau`,
  doubled: $localize`:@@settlement.doubled:Trùng: nộp hai lần hoặc hai dòng giống nhau`,
  unknownReference: $localize`:@@settlement.unknownReference:Không thuộc khoản thu nào`,
  returnedThere: $localize`:@@settlement.returnedThere:Bên kia đã hoàn tiền, sổ chưa ghi`,
};

/**
 * What gateways and bank say about a day, against the books: the file is brought here, every difference is listed, and
 * the gateway is asked again where it has money that the books don't. A file moves no money.
 */
@Component({
  selector: 'ops-settlements',
  imports: [Button, DayPipe, DongPipe, InstantPipe, Notice, RouterLink, SettlementFileInput, Skeleton],
  template: `
    <h2 i18n="@@settlement.title">Đối chiếu với cổng thanh toán, ngân hàng</h2>
    <p class="small muted" i18n="@@settlement.intro">
      Tệp chỉ để đối chiếu, không làm thay đổi khoản thu nào. Tệp nộp sau thay tệp nộp trước; tệp trước vẫn
      được lưu trong danh sách.
    </p>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="shown.reload()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    } @else if (!shown.hasValue()) {
      <ops-skeleton [lines]="3" />
    } @else {
      @for (one of shown.value().ways; track one.way) {
        <section class="card" [attr.aria-label]="wayLabel(one.way)">
          <h3>{{ wayLabel(one.way) }}</h3>
          @if (one.files[0]; as read) {
            <p>
              <ng-container i18n="@@settlement.read"
                >{{ read.givenBy }} nộp {{ read.givenAt | instant }}: {{ read.rows }} dòng,
                {{ read.sumVnd | dong }}.</ng-container
              >
              @if (one.ofOthers) {
                <ng-container i18n="@@settlement.ofOthers"
                  >{{ one.ofOthers }} dòng của cơ quan khác.</ng-container
                >
              }
            </p>
            @if (one.differences.length) {
              <ul class="list" role="list">
                @for (it of one.differences; track $index) {
                  <li>
                    <div>
                      <b>{{ differences[it.kind] }}</b>
                      <span class="small muted code">
                        @if (it.row) {
                          <ng-container i18n="@@settlement.row">Dòng {{ it.row }}.</ng-container>
                        }
                        {{ it.reference }} {{ it.transaction }}
                      </span>
                      @if (it.kind === 'otherDay') {
                        <span class="small" i18n="@@settlement.days"
                          >Sổ: {{ it.oursOn | day }}; bên kia: {{ it.theirsOn | day }}</span
                        >
                      }
                    </div>
                    <div>
                      @if (it.kind === 'otherAmount') {
                        <span i18n="@@settlement.amounts"
                          >Sổ: {{ it.oursVnd | dong }}; bên kia: {{ it.theirsVnd | dong }}</span
                        >
                      } @else {
                        {{ it.theirsVnd ?? it.oursVnd | dong }}
                      }
                    </div>
                    <div class="row">
                      @if (it.dossierCode) {
                        <a [routerLink]="['/can-bo/ho-so', it.dossierCode]">{{ it.dossierCode }}</a>
                      }
                      @if (it.canAsk && it.dossierCode) {
                        <button
                          ops-button
                          type="button"
                          [busy]="asking() === it.reference"
                          [disabled]="!!asking()"
                          [attr.aria-label]="askLabel(it)"
                          (click)="ask(it.dossierCode, it.reference)"
                          i18n="@@settlement.ask"
                        >
                          Hỏi lại cổng
                        </button>
                      } @else if (it.kind === 'notHere' && one.way === 'transfer') {
                        <span class="small" i18n="@@settlement.book"
                          >Mở hồ sơ, ghi nhận chuyển khoản theo số giao dịch này.</span
                        >
                      }
                    </div>
                  </li>
                }
              </ul>
              <p class="row">
                @if (one.more) {
                  <span i18n="@@settlement.more">Và còn {{ one.more }} chênh lệch nữa.</span>
                }
                <button
                  ops-button
                  kind="quiet"
                  type="button"
                  [busy]="saving() === one.way"
                  [attr.aria-label]="tableLabel(one.way)"
                  (click)="save(one.way)"
                  i18n="@@settlement.table"
                >
                  Tải bảng chênh lệch (CSV)
                </button>
              </p>
            } @else {
              <ops-notice tone="good"><p i18n="@@settlement.agrees">Tệp và sổ khớp nhau.</p></ops-notice>
            }
            @if (one.files.length > 1) {
              <details>
                <summary i18n="@@settlement.earlier">Các tệp đã nộp trước</summary>
                <ul class="plain-list">
                  @for (file of one.files.slice(1); track $index) {
                    <li>
                      <ng-container i18n="@@settlement.read"
                        >{{ file.givenBy }} nộp {{ file.givenAt | instant }}: {{ file.rows }} dòng,
                        {{ file.sumVnd | dong }}.</ng-container
                      >
                      <span class="small muted code" i18n="@@settlement.digest"
                        >SHA-256: {{ file.sha256 }}</span
                      >
                    </li>
                  }
                </ul>
              </details>
            }
          } @else {
            <p i18n="@@settlement.none">Chưa có tệp của ngày này.</p>
          }
          <ops-settlement-file
            [day]="day()"
            [unit]="unit()"
            [way]="one.way"
            [label]="one.way === 'transfer' ? statement : settlement"
            [hint]="hint"
            (given)="shown.reload()"
          />
        </section>
      }
      @if (problem(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
    }
  `,
  styleUrls: ['../list.css', './settlements.css'],
})
export class Settlements {
  readonly day = input.required<string>();
  readonly unit = input.required<string>();
  /** The gateway was asked: the books may have changed. */
  readonly asked = output();

  private readonly http = inject(HttpClient);
  protected readonly shown = httpResource<SettlementDay>(() => ({
    url: `/api/payment-days/${this.day()}/settlements`,
    params: { unitId: this.unit() },
  }));
  protected readonly error = computed(() => {
    const error = this.shown.error();
    return error && problemText(problemOf(error));
  });
  protected readonly asking = signal<string | undefined>(undefined);
  protected readonly saving = signal<string | undefined>(undefined);
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly differences = differenceLabels;
  protected readonly wayLabel = wayLabel;
  protected readonly settlement = $localize`:@@settlement.file:Tệp đối soát của cổng (CSV)`;
  protected readonly statement = $localize`:@@settlement.statement:Sao kê tài khoản (CSV)`;
  protected readonly hint = $localize`:@@settlement.hint:Tệp CSV, bảng mã UTF-8, tối đa 1 MB và 10.000 dòng. Dòng đầu là tên cột.`;

  protected askLabel(one: SettlementDifference): string {
    return $localize`:@@settlement.askAbout:Hỏi lại cổng về hồ sơ ${one.dossierCode}:code:`;
  }

  protected tableLabel(way: string): string {
    return $localize`:@@settlement.tableOf:Tải bảng chênh lệch (CSV): ${wayLabel(way)}:way:`;
  }

  /** Everything that differs, also what the page leaves out. */
  protected async save(way: string): Promise<void> {
    this.saving.set(way);
    this.problem.set(undefined);
    try {
      const url = `/api/payment-days/${this.day()}/settlements/${encodeURIComponent(way)}/differences`;
      const table = this.http.get(url, { params: { unitId: this.unit() }, responseType: 'blob' });
      saveAs(await firstValueFrom(table), `doi-soat-${way}-${this.day()}.csv`);
    } catch (error) {
      this.problem.set(problemText(problemOf(error)));
    } finally {
      this.saving.set(undefined);
    }
  }

  /** Has the gateway asked; only what it answers, signed, is booked. */
  protected async ask(code: string, reference: string): Promise<void> {
    this.asking.set(reference);
    this.problem.set(undefined);
    try {
      const attempt = `${encodeURIComponent(code)}/payment-attempts/${encodeURIComponent(reference)}`;
      await firstValueFrom(this.http.post(`/api/dossiers/${attempt}/check`, {}));
      this.shown.reload();
      this.asked.emit();
    } catch (error) {
      this.problem.set(problemText(problemOf(error)));
    } finally {
      this.asking.set(undefined);
    }
  }
}
