import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Destruction } from '../../api/retention-types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { destructionStates, destructionStatuses, holdLabels } from './destruction-labels';

/** One list: what is to be destroyed, the head's decision, and the record of it. */
@Component({
  selector: 'ops-destruction-list',
  imports: [Badge, Button, Field, Icon, InstantPipe, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <a class="back" routerLink="/can-bo/tieu-huy"
      ><ops-icon name="back" /><span i18n="@@destruction.title">Tiêu hủy hồ sơ hết thời hạn lưu trữ</span></a
    >
    @if (error(); as words) {
      <ops-notice tone="bad" [live]="true">
        <p>{{ words }}</p>
        @if (!it()) {
          <button ops-button type="button" (click)="load(id())" i18n="@@action.retry">Thử lại</button>
        }
      </ops-notice>
    }
    @if (it(); as list) {
      <h1 i18n="@@destruction.number">Danh mục số {{ list.number }}</h1>
      <p>
        <ops-badge [tone]="list.status === 'executed' ? 'good' : 'plain'">{{
          statuses[list.status]
        }}</ops-badge>
        {{ list.unit.name | local }}
      </p>
      <p class="small">
        <ng-container i18n="@@destruction.proposedBy">Đề nghị</ng-container>: {{ list.proposedBy }},
        {{ list.proposedAt | instant }}
      </p>
      @if (list.decidedBy) {
        <p class="small">
          <ng-container i18n="@@destruction.decidedBy">Quyết định</ng-container>: {{ list.decidedBy }},
          {{ list.decidedAt! | instant }}
          @if (list.words) {
            <br />{{ list.words }}
          }
        </p>
      }
      @if (list.executedAt) {
        <p class="small" i18n="@@destruction.executedAt">Thực hiện xong {{ list.executedAt | instant }}</p>
      }
      @if (list.seal) {
        <p class="small seal">
          <ng-container i18n="@@destruction.seal"
            >Biên bản số {{ list.recordNumber }}, mã niêm phong</ng-container
          >&ngsp;<span class="code">{{ list.seal }}</span>
        </p>
      }
      <p class="row">
        <a ops-button [href]="record()" download>
          @if (list.status === 'executed') {
            <ng-container i18n="@@destruction.record">Tải biên bản (PDF)</ng-container>
          } @else {
            <ng-container i18n="@@destruction.print">Tải danh mục (PDF)</ng-container>
          }
        </a>
        <a ops-button kind="quiet" [href]="record() + '?format=csv'" download i18n="@@destruction.table"
          >Tải bảng có mã băm từng tệp (CSV)</a
        >
      </p>
      @if (list.isMineToDecide) {
        <form #form class="card" (submit)="$event.preventDefault(); decide(true, form)">
          <h2 i18n="@@destruction.decide">Quyết định</h2>
          <p i18n="@@destruction.final">
            Phê duyệt rồi thì trong vài phút hồ sơ bị xóa hẳn và không lấy lại được.
          </p>
          <ops-field
            label="Ý kiến"
            i18n-label="@@destruction.words"
            hint="Bắt buộc khi không phê duyệt."
            i18n-hint="@@destruction.words.hint"
          >
            <textarea name="words" maxlength="1000"></textarea>
          </ops-field>
          <div class="row">
            <button ops-button kind="primary" [busy]="busy()">
              <ng-container i18n="@@destruction.approve"
                >Phê duyệt tiêu hủy {{ list.dossiers }} hồ sơ</ng-container
              >
            </button>
            <button ops-button type="button" [busy]="busy()" (click)="decide(false, form)">
              <ng-container i18n="@@destruction.reject">Không phê duyệt</ng-container>
            </button>
          </div>
        </form>
      }
      <ul class="list">
        @for (item of list.items; track item.code) {
          <li>
            <div>
              <span class="code">{{ item.code }}</span>
              <span class="small">{{ item.procedureName | local }}</span>
            </div>
            <div>
              <span class="small" i18n="@@destruction.rule"
                >Giữ {{ item.months }} tháng từ {{ item.closedAt | instant }}</span
              >
              <span class="muted small" i18n="@@destruction.dueAt">Hết hạn {{ item.dueAt | instant }}</span>
            </div>
            <div>
              <span>{{ states[item.state] }}</span>
              @if (item.hold) {
                <ops-badge tone="warn">{{ holds[item.hold] }}</ops-badge>
              }
              @if (item.state === 'erased') {
                <span class="muted small" i18n="@@destruction.files">{{ item.files }} tệp</span>
              }
            </div>
          </li>
        }
      </ul>
    } @else if (!error()) {
      <ops-skeleton [lines]="5" />
    }
  `,
  styles: `
    .back {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
    }
    .list li > div {
      justify-items: start;
    }
    .seal {
      overflow-wrap: anywhere;
    }
    form {
      max-width: 44rem;
      margin-bottom: var(--space-5);
    }
  `,
  styleUrl: '../list.css',
})
export class DestructionListPage {
  /** Route parameter. */
  readonly id = input.required<string>();

  private readonly http = inject(HttpClient);
  protected readonly it = signal<Destruction | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly statuses = destructionStatuses;
  protected readonly states = destructionStates;
  protected readonly holds = holdLabels;

  constructor() {
    effect(() => {
      void this.load(this.id());
    });
  }

  protected record(): string {
    return `${this.path()}/record`;
  }

  protected async load(id: string): Promise<void> {
    this.error.set(undefined);
    try {
      this.it.set(
        await firstValueFrom(this.http.get<Destruction>(`/api/destruction-lists/${encodeURIComponent(id)}`)),
      );
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async decide(approves: boolean, form: HTMLFormElement): Promise<void> {
    const words = (form.elements.namedItem('words') as HTMLTextAreaElement).value.trim();
    const headers = { 'If-Match': `"${this.it()?.version}"`, 'Idempotency-Key': newIdempotencyKey() };
    this.busy.set(true);
    this.error.set(undefined);
    try {
      this.it.set(
        await firstValueFrom(
          this.http.post<Destruction>(`${this.path()}/decision`, { approves, words }, { headers }),
        ),
      );
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private path(): string {
    return `/api/destruction-lists/${encodeURIComponent(this.id())}`;
  }
}
