import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { UnitName, unitsToday } from '../../api/feedback-types';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { DataRequest, DataRequestKind } from '../../api/personal-data-types';
import { problemOf } from '../../api/problem';
import { Page } from '../../api/types';
import { DataRequestHistory } from '../../dossier/data-request-history';
import { dataRequestKinds, dataRequestStatuses } from '../../dossier/data-request-labels';
import { roleLabels } from '../../dossier/look-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** One's requests about one's data, how far each is, and writing another. */
@Component({
  selector: 'ops-my-data-requests',
  imports: [Badge, Button, DataRequestHistory, Field, InstantPipe, LoadMore, LocalTextPipe, Notice, Skeleton],
  templateUrl: './my-data-requests.html',
  styles: `
    article,
    form {
      margin-bottom: var(--space-4);
    }
    h3 {
      font-size: var(--text-base);
      margin: 0 0 var(--space-2);
    }
    p {
      margin-bottom: var(--space-2);
    }
    .new {
      margin-block: var(--space-4);
    }
  `,
})
export class MyDataRequests {
  private readonly http = inject(HttpClient);
  protected readonly roles = roleLabels;
  protected readonly rows = signal<readonly DataRequest[] | undefined>(undefined);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly units = signal<readonly UnitName[]>([]);
  protected readonly writing = signal(false);
  protected readonly writeError = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly names = dataRequestKinds;
  protected readonly statuses = dataRequestStatuses;
  protected readonly kinds = Object.entries(dataRequestKinds) as [DataRequestKind, string][];
  private key = newIdempotencyKey();

  constructor() {
    void this.load();
  }

  protected async load(cursor?: string): Promise<void> {
    this.error.set(undefined);
    try {
      const page = await firstValueFrom(
        this.http.get<Page<DataRequest>>('/api/personal-data/requests', { params: cursor ? { cursor } : {} }),
      );
      this.rows.update((shown) => (cursor ? [...(shown ?? []), ...page.items] : page.items));
      this.next.set(page.nextCursor);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async begin(): Promise<void> {
    this.writing.set(true);
    this.writeError.set(undefined);
    try {
      if (!this.units().length) this.units.set(await unitsToday(this.http));
    } catch (error) {
      this.writeError.set(problemText(problemOf(error)));
    }
  }

  protected async send(form: HTMLFormElement): Promise<void> {
    const value = (name: string) =>
      (form.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? '';
    this.busy.set(true);
    this.writeError.set(undefined);
    try {
      const filed = await firstValueFrom(
        this.http.post<DataRequest>(
          '/api/personal-data/requests',
          { kind: value('kind'), unitId: value('unit'), words: value('words') },
          { headers: { 'Idempotency-Key': this.key } },
        ),
      );
      this.rows.update((shown) => [filed, ...(shown ?? [])]);
      this.writing.set(false);
      this.key = newIdempotencyKey();
    } catch (error) {
      const problem = problemOf(error);
      this.writeError.set(problemText(problem));
      // A corrected request is another one; one that may have arrived is not.
      if (problem.status >= 400 && problem.status < 500) this.key = newIdempotencyKey();
    } finally {
      this.busy.set(false);
    }
  }
}
