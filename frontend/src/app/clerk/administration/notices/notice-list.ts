import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LocalTextPipe } from '../../../api/local-text';
import { problemOf } from '../../../api/problem';
import { DayPipe, InstantPipe } from '../../../dossier/when';
import { Badge } from '../../../ui/badge/badge';
import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { messageKindText } from '../../message-kinds';
import { adminProblemText } from '../words';
import { NoticeTemplateSummary } from './notice-types';

/** Every notice that is sent, grouped by whom it goes to, with its ways and its last change. */
@Component({
  selector: 'ops-notice-list',
  imports: [Badge, Button, DayPipe, InstantPipe, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <h1 i18n="@@admin.kind.notice">Mẫu thông báo</h1>
    <p i18n="@@admin.notices.lead">
      Lời của thư, tin nhắn và thông báo trên Cổng, dùng chung cho cả tỉnh. Một người soạn, người khác xem và
      áp dụng.
    </p>
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        <button ops-button type="button" (click)="answer.reload()" i18n="@@action.retry">Thử lại</button>
      </ops-notice>
    } @else if (answer.hasValue()) {
      @for (group of groups(); track group.name) {
        <section [attr.aria-label]="group.name">
          <h2>{{ group.name }}</h2>
          <ul class="list">
            @for (one of group.rows; track one.id) {
              <li>
                <div>
                  <a [routerLink]="['/can-bo/quan-tri/mau-thong-bao', one.id]">{{ kind(one.id) }}</a>
                  <span class="small muted">{{ one.subject | local }}</span>
                </div>
                <span class="small">
                  @if (one.hasSms) {
                    <ng-container i18n="@@admin.notices.threeWays">Thư, tin nhắn, Cổng</ng-container>
                  } @else {
                    <ng-container i18n="@@admin.notices.mailOnly">Thư</ng-container>
                  }
                </span>
                <span class="small muted">
                  @if (one.changedAt) {
                    <ng-container i18n="@@admin.notices.changed"
                      >{{ one.changedBy }} sửa lúc {{ one.changedAt | instant }}</ng-container
                    >
                  } @else {
                    <ng-container i18n="@@admin.notices.installed">Như khi cài đặt</ng-container>
                  }
                </span>
                @if (one.isBroken) {
                  <ops-badge tone="bad"
                    ><ng-container i18n="@@admin.notices.broken"
                      >Lời mới không dùng được, đang gửi lời trước</ng-container
                    ></ops-badge
                  >
                } @else if (one.beginsOn) {
                  <ops-badge tone="info"
                    ><ng-container i18n="@@admin.notices.begins"
                      >Lời mới từ {{ one.beginsOn | day }}</ng-container
                    ></ops-badge
                  >
                }
              </li>
            }
          </ul>
        </section>
      }
    } @else {
      <ops-skeleton [lines]="8" />
    }
  `,
  styleUrls: ['../../list.css', '../administration.css', './notice-list.css'],
})
export class NoticeList {
  protected readonly kind = messageKindText;
  protected readonly answer = httpResource<{ items: readonly NoticeTemplateSummary[] }>(
    () => '/api/administration/notices',
  );
  protected readonly error = computed(() =>
    this.answer.error() ? adminProblemText(problemOf(this.answer.error())) : undefined,
  );
  protected readonly groups = computed(() => {
    const all = this.answer.hasValue() ? this.answer.value().items : [];
    const staff = ['handOverRinging', 'dueSoon', 'unusualLooks', 'certificateEnding'];
    const groupOf = ({ id, hasSms }: NoticeTemplateSummary) =>
      hasSms ? 0 : id.startsWith('feedback') ? 1 : staff.includes(id) ? 3 : 2;
    return [
      $localize`:@@admin.notices.dossiers:Về hồ sơ, gửi người nộp`,
      $localize`:@@admin.notices.feedback:Về phản ánh, kiến nghị`,
      $localize`:@@admin.notices.accounts:Về tài khoản`,
      $localize`:@@admin.notices.staff:Gửi cán bộ`,
    ].map((name, at) => ({ name, rows: all.filter((one) => groupOf(one) === at) }));
  });
}
