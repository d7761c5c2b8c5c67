import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { StaffCertificateRow } from '../../api/staff-types';
import { problemText } from '../../dossier/problem-texts';
import { DayPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { expiryWarning } from './expiry';
import { stateLabels, stateTones } from './state-labels';

const order: Record<StaffCertificateRow['state'], number> = {
  none: 0,
  revoked: 1,
  expired: 2,
  expiring: 3,
  active: 4,
};

/** Who can't sign, or soon can't: first who has no certificate. For supervisors and administrators. */
@Component({
  selector: 'ops-staff-certificates',
  imports: [Badge, Button, DayPipe, EmptyState, LocalTextPipe, Notice, Skeleton],
  template: `
    <h1 i18n="@@staff.title">Chứng thư số của cán bộ</h1>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="answer.reload()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    } @else if (rows(); as list) {
      @if (list.length) {
        <p i18n="@@staff.without">{{ without() }} / {{ list.length }} cán bộ chưa ký số được.</p>
        <ul class="list">
          @for (row of list; track $index) {
            <li>
              <div>
                <b>{{ row.name }}</b>
                <span class="muted small">{{ row.title | local }}</span>
              </div>
              <span class="small">{{ row.unitName | local }}</span>
              <div class="small">
                @if (row.notAfter) {
                  <span i18n="@@staff.until">Đến {{ row.notAfter | day }}</span>
                  @if (row.state !== 'revoked') {
                    <b>{{ warning(row.notAfter) }}</b>
                  }
                }
              </div>
              <ops-badge [tone]="tones[row.state]">{{ labels[row.state] }}</ops-badge>
            </li>
          }
        </ul>
      } @else {
        <ops-empty-state heading="Chưa có cán bộ nào" i18n-heading="@@staff.empty" />
      }
    } @else {
      <ops-skeleton [lines]="5" />
    }
  `,
  styleUrl: '../list.css',
})
export class StaffCertificates {
  protected readonly answer = httpResource<readonly StaffCertificateRow[] | { items: StaffCertificateRow[] }>(
    () => '/api/certificates/staff',
  );
  protected readonly rows = computed(() => {
    if (!this.answer.hasValue()) return undefined;
    const answer = this.answer.value();
    const rows = 'items' in answer ? answer.items : answer;
    return [...rows].sort((a, b) => order[a.state] - order[b.state]);
  });
  protected readonly without = computed(
    () => this.rows()?.filter(({ state }) => state !== 'active' && state !== 'expiring').length ?? 0,
  );
  protected readonly error = computed(() => {
    const error = this.answer.error();
    return error && problemText(problemOf(error));
  });
  protected readonly labels = stateLabels;
  protected readonly tones = stateTones;

  protected warning(notAfter: string): string | undefined {
    return expiryWarning(notAfter, Date.now());
  }
}
