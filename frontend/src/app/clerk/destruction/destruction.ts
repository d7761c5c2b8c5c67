import { HttpClient } from '@angular/common/http';
import { Component, inject, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import {
  Destruction,
  LegalHold,
  RecordSweep,
  RetentionEntry,
  RetentionListKind,
} from '../../api/retention-types';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { DayPipe, InstantPipe } from '../../dossier/when';
import { Session } from '../../session/session';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { destructionStatuses, holdLabels } from './destruction-labels';
import { HoldDialog } from './hold-dialog';
import { ListChoice } from '../list-choice';

type List = RetentionListKind | 'lists' | 'records';

const selectedMax = 200;

/**
 * Dossiers at the end of their time: what is due, what was warned of, what is kept back, the lists made of them, and what
 * else went by its time.
 */
@Component({
  selector: 'ops-destruction-page',
  imports: [
    Badge,
    Button,
    DayPipe,
    EmptyState,
    HoldDialog,
    InstantPipe,
    ListChoice,
    LoadMore,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './destruction.html',
  styles: `
    .list li > div:not(.row) {
      justify-items: start;
    }
  `,
  styleUrl: '../list.css',
})
export class DestructionPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  protected readonly proposes: () => boolean;
  protected readonly holds: () => boolean;
  protected readonly list = signal<List>('due');
  protected readonly rows = signal<readonly RetentionEntry[] | undefined>(undefined);
  protected readonly lists = signal<readonly Destruction[] | undefined>(undefined);
  protected readonly sweeps = signal<readonly RecordSweep[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly selected = signal<ReadonlySet<string>>(new Set());
  protected readonly holdDialog = viewChild.required(HoldDialog);
  protected readonly statuses = destructionStatuses;
  protected readonly names = holdLabels;
  protected readonly kinds: readonly (readonly [List, string])[] = [
    ['due', $localize`:@@destruction.due:Đến hạn`],
    ['warned', $localize`:@@destruction.warned:Đã báo trước`],
    ['held', $localize`:@@destruction.held:Giữ lại`],
    ['lists', $localize`:@@destruction.lists:Danh mục, biên bản`],
    ['records', $localize`:@@destruction.records:Xóa theo thời hạn`],
  ];

  constructor() {
    const session = inject(Session);
    const has = (...roles: string[]) =>
      session.person()?.positions.some(({ role }) => roles.includes(role)) ?? false;
    this.proposes = () => has('recordsClerk', 'supervisor');
    this.holds = () => has('approvingOfficer', 'supervisor');
    void this.load();
  }

  protected show(list: List): void {
    this.list.set(list);
    this.selected.set(new Set());
    void this.load();
  }

  /** Nothing keeps it, and it stands on no list. */
  protected isFree(row: RetentionEntry): boolean {
    return !row.holds.length && !row.onList;
  }

  protected tick(code: string, on: boolean): void {
    this.selected.update((codes) => {
      const changed = new Set(codes);
      if (on && changed.size < selectedMax) changed.add(code);
      else changed.delete(code);
      return changed;
    });
  }

  protected tickAll(): void {
    const free = (this.rows() ?? []).filter((row) => this.isFree(row)).map(({ code }) => code);
    this.selected.set(new Set(free.slice(0, selectedMax)));
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    if (!cursor) {
      this.rows.set(undefined);
      this.lists.set(undefined);
      this.sweeps.set(undefined);
    }
    const list = this.list();
    try {
      if (list === 'lists') {
        const page = await this.page<Destruction>('/api/destruction-lists', cursor ? { cursor } : {});
        this.lists.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
        this.next.set(page.nextCursor);
      } else if (list === 'records') {
        const page = await this.page<RecordSweep>('/api/record-sweeps', cursor ? { cursor } : {});
        this.sweeps.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
        this.next.set(page.nextCursor);
      } else {
        const page = await this.page<RetentionEntry>('/api/retention', { list, ...(cursor && { cursor }) });
        this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
        this.next.set(page.nextCursor);
      }
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected propose(): Promise<void> {
    return this.act(async () => {
      const list = await firstValueFrom(
        this.http.post<Destruction>(
          '/api/destruction-lists',
          { codes: [...this.selected()] },
          { headers: { 'Idempotency-Key': newIdempotencyKey() } },
        ),
      );
      await this.router.navigate(['/can-bo/tieu-huy', list.id]);
    });
  }

  protected lift(hold: LegalHold): Promise<void> {
    return this.act(async () => {
      await firstValueFrom(this.http.post(`/api/legal-holds/${hold.id}/lifting`, {}));
      await this.load();
    });
  }

  private page<T>(path: string, params: Record<string, string>): Promise<Page<T>> {
    return firstValueFrom(this.http.get<Page<T>>(path, { params }));
  }

  private async act(what: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await what();
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
