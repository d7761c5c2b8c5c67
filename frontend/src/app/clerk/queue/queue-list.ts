import { HttpClient } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, problemOf } from '../../api/problem';
import { ClerkQueue, QueueCounts, QueueItem } from '../../api/staff-types';
import { DossierStatus } from '../../api/types';

/** What the clerk wants to see. */
export interface QueueFilter {
  readonly status: DossierStatus;
  readonly procedure: string;
  readonly query: string;
}

/** Rows of one page; the most that the server gives is a hundred. */
const pageRows = 30;
const pageRowsMax = 100;

/** The queue as far as it was scrolled. Given by the component, so that it ends with it. */
@Service({ autoProvided: false })
export class QueueList {
  private readonly http = inject(HttpClient);
  private filter?: QueueFilter;
  private cursor?: string;
  /** Counts askings: only the answer to the last one is shown. */
  private asked = 0;

  private readonly rows = signal<readonly QueueItem[] | undefined>(undefined);
  /** Undefined until the first answer. */
  readonly items = this.rows.asReadonly();
  readonly counts = signal<QueueCounts | undefined>(undefined);
  readonly more = signal(false);
  readonly busy = signal(false);
  readonly problem = signal<Problem | undefined>(undefined);

  /** Starts anew with another filter. */
  async show(filter: QueueFilter): Promise<void> {
    this.filter = filter;
    await this.ask(pageRows, undefined, (page) => page);
  }

  async loadMore(): Promise<void> {
    await this.ask(pageRows, this.cursor, (page) => [...(this.rows() ?? []), ...page]);
  }

  /** Brings what is shown up to date without moving it; rows beyond the server's largest page stay as they are. */
  async refresh(): Promise<void> {
    const shown = this.rows()?.length ?? 0;
    if (this.busy() || shown > pageRowsMax) return;
    await this.ask(Math.max(pageRows, shown), undefined, (page) => page);
  }

  private async ask(
    limit: number,
    cursor: string | undefined,
    place: (page: readonly QueueItem[]) => readonly QueueItem[],
  ): Promise<void> {
    const asked = ++this.asked;
    this.busy.set(true);
    try {
      const page = await firstValueFrom(
        this.http.get<ClerkQueue>('/api/queue', { params: this.parameters(limit, cursor) }),
      );
      if (asked !== this.asked) return;
      this.rows.set(place(page.items));
      this.counts.set(page.counts);
      this.cursor = page.nextCursor;
      this.more.set(!!page.nextCursor);
      this.problem.set(undefined);
    } catch (error) {
      if (asked === this.asked) this.problem.set(problemOf(error));
    } finally {
      if (asked === this.asked) this.busy.set(false);
    }
  }

  private parameters(limit: number, cursor?: string): Record<string, string | number> {
    const { status, procedure, query } = this.filter ?? { status: 'registered', procedure: '', query: '' };
    return {
      status,
      limit,
      ...(procedure && { procedure }),
      ...(query && { query }),
      ...(cursor && { cursor }),
    };
  }
}
