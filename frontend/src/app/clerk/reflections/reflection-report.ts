import { DecimalPipe } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { FeedbackReport, UnitName } from '../../api/feedback-types';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { today } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';

/** The columns of the report on reflections, counted from their acts. */
@Component({
  selector: 'ops-reflection-report',
  imports: [Button, DecimalPipe, Field, LocalTextPipe, Notice],
  template: `
    <section>
      <h2 i18n="@@report.title">Báo cáo tiếp nhận, xử lý</h2>
      <form (submit)="$event.preventDefault(); count()">
        <ops-field label="Từ ngày" i18n-label="@@report.from">
          <input #first type="date" required [value]="from()" (change)="from.set(first.value)" />
        </ops-field>
        <ops-field label="Đến ngày" i18n-label="@@report.through">
          <input #last type="date" required [value]="through()" (change)="through.set(last.value)" />
        </ops-field>
        <button ops-button [busy]="busy()"><ng-container i18n="@@action.show">Xem</ng-container></button>
      </form>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      @if (units(); as shown) {
        <div class="scroll" tabindex="0" role="region" aria-label="Báo cáo" i18n-aria-label="@@report.region">
          <table>
            <thead>
              <tr>
                <th scope="col" i18n="@@report.unit">Đơn vị</th>
                <th scope="col" i18n="@@report.total">Tổng số</th>
                <th scope="col" i18n="@@report.carried">Kỳ trước chuyển qua</th>
                <th scope="col" i18n="@@report.regulation">Trong kỳ: quy định</th>
                <th scope="col" i18n="@@report.conduct">Trong kỳ: hành vi</th>
                <th scope="col" i18n="@@report.settled">Đã xử lý</th>
                <th scope="col" i18n="@@report.inTime">Đang xử lý, trong hạn</th>
                <th scope="col" i18n="@@report.late">Đang xử lý, quá hạn</th>
                <th scope="col" i18n="@@report.published">Đã công khai</th>
                <th scope="col" i18n="@@report.disputed">Không hài lòng</th>
                <th scope="col" i18n="@@report.reminded">Bị nhắc lại</th>
                <th scope="col" i18n="@@report.index">Chỉ số 5.3 (%)</th>
              </tr>
            </thead>
            <tbody>
              @for (one of shown; track one.unit.id) {
                @let it = one.report;
                <tr>
                  <th scope="row">{{ one.unit.name | local }}</th>
                  <td>{{ it.total }}</td>
                  <td>{{ it.carriedOver }}</td>
                  <td>{{ it.regulation }}</td>
                  <td>{{ it.conduct }}</td>
                  <td>{{ it.settled }}</td>
                  <td>{{ it.openInTime }}</td>
                  <td>{{ it.openLate }}</td>
                  <td>{{ it.published }}</td>
                  <td>{{ it.disputed }}</td>
                  <td>{{ it.reminded }}</td>
                  <td>{{ it.index | number: '1.2-2' }}</td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="12" i18n="@@report.empty">Không có phản ánh, kiến nghị nào trong kỳ.</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
  styles: `
    section {
      margin-top: var(--space-6);
    }
    form {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-4);
      align-items: end;
      margin-bottom: var(--space-4);
    }
    ops-field {
      flex: 0 1 13rem;
      margin-bottom: 0;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--text-sm);
    }
    th,
    td {
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--line);
      text-align: right;
      vertical-align: bottom;
      font-variant-numeric: tabular-nums;
    }
    th {
      min-width: 5.5rem;
    }
    tbody th,
    thead th:first-child,
    td[colspan] {
      text-align: left;
      font-weight: 400;
    }
  `,
})
export class ReflectionReport {
  private readonly http = inject(HttpClient);
  protected readonly through = signal(today());
  protected readonly from = signal(`${this.through().slice(0, 4)}-01-01`);
  protected readonly units = signal<readonly { unit: UnitName; report: FeedbackReport }[] | undefined>(
    undefined,
  );
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  constructor() {
    void this.count();
  }

  protected async count(): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    const params = { from: this.from(), through: this.through() };
    try {
      const { units } = await firstValueFrom(
        this.http.get<{ units: { unit: UnitName; report: FeedbackReport }[] }>('/api/feedback-report', {
          params,
        }),
      );
      this.units.set(units);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
