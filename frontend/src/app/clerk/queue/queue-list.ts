import { HttpClient } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, problemOf } from '../../api/problem';
import { ClerkQueue, QueueCounts, QueueItem } from '../../api/staff-types';
import { DossierStatus } from '../../api/types';

/** A status, or wherever a dossier stands; the latter only together with words. */
export type QueueStatus = DossierStatus | 'any';

/** What the clerk wants to see. */
export interface QueueFilter {
  readonly status: QueueStatus;
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
  /** The last asking once more. */
  private again = () => this.refresh();

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

  /** Brings counts and rows up to date; rows beyond the server's largest page stay as they are. */
  async refresh(): Promise<void> {
    if (this.busy()) return;
    const shown = this.rows() ?? [];
    const limit = Math.min(pageRowsMax, Math.max(pageRows, shown.length));
    await this.ask(limit, undefined, (page) => [...page, ...(shown.length > limit ? rest(shown, page) : [])]);
  }

  /** Asks for what the last time could not be had. */
  retry(): Promise<void> {
    return this.again();
  }

  private async ask(
    limit: number,
    cursor: string | undefined,
    place: (page: readonly QueueItem[]) => readonly QueueItem[],
  ): Promise<void> {
    const asked = ++this.asked;
    this.again = () => this.ask(limit, cursor, place);
    this.busy.set(true);
    try {
      const page = await firstValueFrom(
        this.http.get<ClerkQueue>('/api/queue', {
          params: this.parameters(limit, cursor),
          headers: this.search(),
        }),
      );
      if (asked !== this.asked) return;
      const rows = place(page.items);
      // Rows that were kept go on where they did before.
      if (rows.at(-1) === page.items.at(-1)) {
        this.cursor = page.nextCursor;
        this.more.set(!!page.nextCursor);
      }
      this.rows.set(rows);
      this.counts.set(page.counts);
      this.problem.set(undefined);
    } catch (error) {
      if (asked === this.asked) this.problem.set(problemOf(error));
    } finally {
      if (asked === this.asked) this.busy.set(false);
    }
  }

  private parameters(limit: number, cursor?: string): Record<string, string | number> {
    const { status, procedure } = this.filter ?? { status: 'registered', procedure: '' };
    return {
      status,
      limit,
      ...(procedure && { procedure }),
      ...(cursor && { cursor }),
    };
  }

  /** Words go into a head: they are mostly a person's name, and addresses are kept. */
  private search(): Record<string, string> {
    return this.filter?.query ? { 'X-Search': encodeURIComponent(this.filter.query) } : {};
  }
}

/** Of the rows shown before, those behind a page that was asked for anew. */
function rest(shown: readonly QueueItem[], page: readonly QueueItem[]): readonly QueueItem[] {
  const codes = new Set(page.map((item) => item.code));
  return shown.slice(shown.findLastIndex((item) => codes.has(item.code)) + 1);
}
