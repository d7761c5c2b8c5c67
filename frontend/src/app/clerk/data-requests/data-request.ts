import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { DataRequest, DataRequestAct, DataRequestStep } from '../../api/personal-data-types';
import { problemOf } from '../../api/problem';
import { DataRequestHistory } from '../../dossier/data-request-history';
import { dataRequestActs, dataRequestKinds, dataRequestStatuses } from '../../dossier/data-request-labels';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** One request about somebody's data, with the acts that its state allows. */
@Component({
  selector: 'ops-data-request',
  imports: [
    Badge,
    Button,
    DataRequestHistory,
    Field,
    Icon,
    InstantPipe,
    LocalTextPipe,
    Notice,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './data-request.html',
  styles: `
    .back {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
    }
    h1 {
      font-size: var(--text-xl);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-3);
      margin-block: var(--space-4);
    }
    form {
      margin-bottom: var(--space-5);
    }
    ops-field {
      max-width: 44rem;
    }
  `,
})
export class DataRequestPage {
  /** Route parameter. */
  readonly id = input.required<string>();

  private readonly http = inject(HttpClient);
  protected readonly it = signal<DataRequest | undefined>(undefined);
  /** The act whose words are being written. */
  protected readonly writing = signal<DataRequestAct | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly title = $localize`:@@dataRequests.title:Yêu cầu về dữ liệu cá nhân`;
  protected readonly acts = dataRequestActs;
  protected readonly kinds = dataRequestKinds;
  protected readonly statuses = dataRequestStatuses;

  constructor() {
    effect(() => {
      void this.load(this.id());
    });
  }

  protected async begin(act: DataRequestAct): Promise<void> {
    this.error.set(undefined);
    if (act === 'acknowledge') await this.send({ act });
    else this.writing.set(act);
  }

  protected async finish(act: DataRequestAct, form: HTMLFormElement): Promise<void> {
    const value = (name: string) =>
      (form.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? '';
    await this.send({
      act,
      words: value('words'),
      ...(act === 'refuse' && { legalGround: value('ground') }),
      ...(act === 'extend' && { days: Number(value('days')) }),
    });
  }

  private async send(step: DataRequestStep): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    const headers = { 'If-Match': `"${this.it()?.version}"`, 'Idempotency-Key': newIdempotencyKey() };
    try {
      this.it.set(
        await firstValueFrom(
          this.http.post<DataRequest>(`/api/data-requests/${this.id()}/acts`, step, { headers }),
        ),
      );
      this.writing.set(undefined);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  private async load(id: string): Promise<void> {
    try {
      this.it.set(
        await firstValueFrom(this.http.get<DataRequest>(`/api/data-requests/${encodeURIComponent(id)}`)),
      );
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
