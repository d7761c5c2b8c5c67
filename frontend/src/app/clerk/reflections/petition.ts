import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Petition, PetitionOpened, PetitionStatus } from '../../api/feedback-types';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { petitionKinds, petitionStatuses } from '../../dossier/feedback-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

const following: Record<PetitionStatus, readonly PetitionStatus[]> = {
  received: ['accepted', 'passedOn'],
  accepted: ['settled', 'passedOn'],
  passedOn: [],
  settled: [],
};

/** One petition: what it says and who says it are opened apart, and each opening is noted. */
@Component({
  selector: 'ops-petition',
  imports: [Badge, Button, Field, Icon, InstantPipe, LocalTextPipe, Notice, RouterLink, Skeleton],
  template: `
    <a class="back" routerLink="/can-bo/don-thu"
      ><ops-icon name="back" /><span i18n="@@petitions.title">Đơn khiếu nại, tố cáo</span></a
    >
    @if (it(); as one) {
      <h1>
        {{ kinds[one.kind] }} <span class="code">{{ one.code }}</span>
      </h1>
      <p>
        <ops-badge>{{ statuses[one.status] }}</ops-badge> {{ one.unit | local }} ·
        {{ one.receivedAt | instant }}
      </p>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      <section class="card">
        <h2 i18n="@@petition.statement">Nội dung đơn</h2>
        @if (statement(); as words) {
          <p class="words">{{ words }}</p>
        } @else {
          <button ops-button type="button" [busy]="busy()" (click)="open('statement')">
            <ng-container i18n="@@petition.openStatement">Mở nội dung</ng-container>
          </button>
        }
      </section>
      <section class="card">
        <h2 i18n="@@petition.author">Người viết đơn</h2>
        @if (author(); as who) {
          <p class="words">
            {{ who.name }}<br />{{ who.address }}<br />
            {{ who.contact }}
          </p>
        } @else {
          <form (submit)="$event.preventDefault(); open('author', why.value)">
            <ops-field
              label="Lý do mở"
              i18n-label="@@petition.why"
              hint="Được ghi lại cùng tên ông/bà."
              i18n-hint="@@petition.whyHint"
            >
              <input #why maxlength="300" autocomplete="off" />
            </ops-field>
            <button ops-button [busy]="busy()">
              <ng-container i18n="@@petition.openAuthor">Mở tên người viết</ng-container>
            </button>
          </form>
        }
      </section>
      @if (next().length) {
        <div class="row acts">
          @for (status of next(); track status) {
            <button ops-button type="button" [busy]="busy()" (click)="move(status)">
              {{ statuses[status] }}
            </button>
          }
        </div>
      }
      @if (one.isEndUnnoted) {
        <section class="card">
          <h2 i18n="@@petition.endDay">Ngày kết thúc</h2>
          <p i18n="@@petition.endDayWhy">
            Đơn kết thúc khi hệ thống chưa ghi ngày. Thời hạn lưu tính từ ngày ông/bà ghi; ghi rồi không sửa
            được.
          </p>
          <form (submit)="$event.preventDefault(); noteEnd(day.value, document.value)">
            <ops-field label="Đơn kết thúc ngày" i18n-label="@@petition.endedOn" [error]="dayMissing()">
              <input #day type="date" />
            </ops-field>
            <ops-field label="Văn bản làm căn cứ" i18n-label="@@petition.endDocument">
              <input #document maxlength="300" autocomplete="off" />
            </ops-field>
            <button ops-button [busy]="busy()">
              <ng-container i18n="@@petition.noteEndDay">Ghi ngày kết thúc</ng-container>
            </button>
          </form>
        </section>
      }
      <h2 i18n="@@petition.openings">Ai đã mở đơn này</h2>
      <ul class="plain-list">
        @for (opening of one.openings; track $index) {
          <li>
            {{ opening.by }} ·
            @if (opening.part === 'author') {
              <ng-container i18n="@@petition.sawAuthor">mở tên người viết</ng-container>
            } @else if (opening.part === 'endDay') {
              <ng-container i18n="@@petition.notedEndDay">ghi ngày kết thúc</ng-container>
            } @else {
              <ng-container i18n="@@petition.sawStatement">mở nội dung</ng-container>
            }
            · {{ opening.at | instant }}
            @if (opening.reason; as reason) {
              · {{ reason }}
            }
          </li>
        } @empty {
          <li i18n="@@petition.nobody">Chưa ai mở.</li>
        }
      </ul>
    } @else if (error(); as words) {
      <h1 i18n="@@follow.notFound">Chưa mở được</h1>
      <ops-notice tone="bad" [live]="true"
        ><p>{{ words }}</p></ops-notice
      >
    } @else {
      <h1 class="code">{{ code() }}</h1>
      <ops-skeleton [lines]="4" />
    }
  `,
  styles: `
    h1 {
      font-size: var(--text-xl);
    }
    section,
    .acts {
      margin-bottom: var(--space-5);
    }
    .words {
      white-space: pre-line;
    }
  `,
})
export class PetitionPage {
  /** Route parameter. */
  readonly code = input.required<string>();

  private readonly http = inject(HttpClient);
  protected readonly it = signal<Petition | undefined>(undefined);
  protected readonly statement = signal<string | undefined>(undefined);
  protected readonly author = signal<PetitionOpened['author']>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly dayMissing = signal('');
  protected readonly busy = signal(false);
  protected readonly kinds = petitionKinds;
  protected readonly statuses = petitionStatuses;
  protected readonly next = computed(() => following[this.it()?.status ?? 'settled']);

  constructor() {
    effect(() => {
      this.code();
      void this.do(() => Promise.resolve());
    });
  }

  protected open(part: 'statement' | 'author', reason?: string): Promise<void> {
    return this.do(async () => {
      const opened = await firstValueFrom(
        this.http.post<PetitionOpened>(`${this.address()}/openings`, { part, reason }),
      );
      if (opened.statement) this.statement.set(opened.statement);
      if (opened.author) this.author.set(opened.author);
    });
  }

  protected move(status: PetitionStatus): Promise<void> {
    const headers = { 'If-Match': `"${this.it()?.version}"` };
    return this.do(() => firstValueFrom(this.http.put(`${this.address()}/status`, { status }, { headers })));
  }

  protected noteEnd(endedOn: string, reason: string): Promise<void> {
    this.dayMissing.set(endedOn ? '' : $localize`:@@petition.endDayMissing:Hãy chọn ngày kết thúc.`);
    if (!endedOn) return Promise.resolve();
    const headers = { 'If-Match': `"${this.it()?.version}"` };
    return this.do(() =>
      firstValueFrom(this.http.put(`${this.address()}/end`, { endedOn, reason }, { headers })),
    );
  }

  /** Does something, and shows the petition as it is then. */
  private async do(something: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await something();
      this.it.set(await firstValueFrom(this.http.get<Petition>(this.address())));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private address(): string {
    return `/api/petitions/${encodeURIComponent(this.code())}`;
  }
}
