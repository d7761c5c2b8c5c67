import { Component, input } from '@angular/core';
import { LocalTextPipe } from '../api/local-text';
import { PaperOrigin } from '../api/paper-store-types';
import { DayPipe } from './when';

/** That an office has checked or issued a paper before: when and where. */
@Component({
  selector: 'ops-paper-origin',
  imports: [DayPipe, LocalTextPipe],
  template: `
    @if (origin().isIssued) {
      <ng-container i18n="@@store.issuedOn"
        >Cơ quan cấp ngày {{ origin().checkedAt | day }} tại {{ origin().unit | local }}</ng-container
      >
    } @else {
      <ng-container i18n="@@store.checkedOn"
        >Đã kiểm tra ngày {{ origin().checkedAt | day }} tại {{ origin().unit | local }}</ng-container
      >
    }
  `,
})
export class PaperOriginLine {
  readonly origin = input.required<Pick<PaperOrigin, 'isIssued' | 'checkedAt' | 'unit'>>();
}
