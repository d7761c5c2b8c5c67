import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { RegisterEntry } from '../../api/staff-types';
import { Page, ProcedureList } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { statusLabels } from '../../dossier/labels';
import { InstantPipe, today } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Field } from '../../ui/field/field';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** The register (form 06): written by the acts, one book for each field of work; printed as it stands. */
@Component({
  selector: 'ops-register',
  imports: [Button, EmptyState, Field, InstantPipe, LoadMore, LocalTextPipe, Notice, RouterLink, Skeleton],
  templateUrl: './register.html',
  styleUrl: './register.css',
})
export class Register {
  private readonly http = inject(HttpClient);
  protected readonly from = signal(`${today().slice(0, 8)}01`);
  protected readonly until = signal(today());
  protected readonly field = signal('');
  protected readonly rows = signal<readonly RegisterEntry[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly statuses = statusLabels;
  protected readonly wayLabels = wayLabels;
  /** How dossiers came in: entered for somebody is no self-service. */
  private readonly counted = httpResource<{
    selfService: number;
    atCounter: number;
    withPopulationData: number;
  }>(() => ({
    url: '/api/register/filings',
    params: { from: this.from(), until: this.until() },
  }));
  protected readonly filings = computed(() => (this.counted.hasValue() ? this.counted.value() : undefined));
  private readonly published = httpResource<ProcedureList>(() => '/api/procedures?limit=1');
  protected readonly fields = computed(() =>
    this.published.hasValue() ? this.published.value().fields : [],
  );

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    this.busy.set(true);
    try {
      const params: Record<string, string> = { from: this.from(), until: this.until() };
      if (this.field()) params['field'] = this.field();
      if (cursor) params['cursor'] = cursor;
      const page = await firstValueFrom(this.http.get<Page<RegisterEntry>>('/api/register', { params }));
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  protected print(): void {
    window.print();
  }
}

const wayLabels = {
  counter: $localize`:@@way.counter:Tại quầy`,
  electronic: $localize`:@@way.electronic:Bản điện tử`,
  post: $localize`:@@way.post:Qua bưu chính`,
};
