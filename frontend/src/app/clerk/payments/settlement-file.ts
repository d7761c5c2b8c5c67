import { HttpClient } from '@angular/common/http';
import { Component, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, problemOf } from '../../api/problem';
import { SettlementFile } from '../../api/payment-types';
import { problemText } from '../../dossier/problem-texts';
import '../../dossier/settlement-problem-texts';
import { Field } from '../../ui/field/field';

/** 1 MiB, as the server has it. */
const mostBytes = 1024 * 1024;

const columnLabels: Record<string, string> = {
  reference: $localize`:@@settlement.column.reference:mã tham chiếu`,
  transaction: $localize`:@@settlement.column.transaction:số giao dịch`,
  amount: $localize`:@@settlement.column.amount:số tiền`,
  'paid-at': $localize`:@@settlement.column.paidAt:ngày giao dịch`,
  kind: $localize`:@@settlement.column.kind:loại giao dịch`,
  state: $localize`:@@settlement.column.state:trạng thái`,
  words: $localize`:@@settlement.column.words:nội dung chuyển khoản`,
};

/** Brings the file in which a gateway or the bank says what came on a day; what is wrong is said with its row. */
@Component({
  selector: 'ops-settlement-file',
  imports: [Field],
  template: `
    <ops-field [label]="label()" [hint]="hint()" [error]="problem()">
      <input #picked type="file" accept=".csv,text/csv" (change)="bring(picked)" />
    </ops-field>
    <p class="small" role="status">
      @if (sending()) {
        <ng-container i18n="@@settlement.sending">Đang gửi và đối chiếu…</ng-container>
      } @else if (brought(); as file) {
        <ng-container i18n="@@settlement.brought">Đã nhận tệp, {{ file.rows }} dòng.</ng-container>
      }
    </p>
  `,
  styleUrl: '../file-input.css',
})
export class SettlementFileInput {
  readonly day = input.required<string>();
  readonly unit = input.required<string>();
  readonly way = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input.required<string>();
  readonly given = output();

  private readonly http = inject(HttpClient);
  protected readonly sending = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly brought = signal<SettlementFile | undefined>(undefined);

  protected async bring(picked: HTMLInputElement): Promise<void> {
    const file = picked.files?.item(0);
    this.brought.set(undefined);
    this.problem.set(undefined);
    if (!file) return;
    if (file.size > mostBytes) {
      this.problem.set($localize`:@@settlement.tooLarge:Tệp lớn hơn 1 MB.`);
      return;
    }
    this.sending.set(true);
    try {
      const url = `/api/payment-days/${this.day()}/settlements/${this.way()}`;
      const sent = this.http.post<SettlementFile>(url, await file.arrayBuffer(), {
        params: { unitId: this.unit() },
        headers: { 'Content-Type': 'text/csv' },
      });
      this.brought.set(await firstValueFrom(sent));
      this.given.emit();
    } catch (error) {
      this.problem.set(this.wordsOf(problemOf(error)));
    } finally {
      this.sending.set(false);
      // The same file, mended, can be chosen again.
      picked.value = '';
    }
  }

  /** What is wrong, and where. */
  private wordsOf(problem: Problem): string {
    const { row, column } = problem.parameters;
    const name = column && columnLabels[column];
    const where = [
      row && $localize`:@@settlement.where.row:Dòng ${row}:row:.`,
      name && $localize`:@@settlement.where.column:Cột: ${name}:column:.`,
    ];
    return [problemText(problem), ...where].filter(Boolean).join(' ');
  }
}
