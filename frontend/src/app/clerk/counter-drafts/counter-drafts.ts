import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { Draft, DraftSummary, ProcedureList, UnitOption } from '../../api/types';
import { forgetLocally } from '../../dossier/local-copy';
import { fieldText } from '../../dossier/field-texts';
import { problemText } from '../../dossier/problem-texts';
import { DayPipe } from '../../dossier/when';
import { Session } from '../../session/session';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { Toasts } from '../../ui/toasts/toasts';

const nobody = { name: '', personalId: '', phone: '', email: '' };

/** A clerk files for whoever stands at the counter, at any unit that decides; drafts begun wait here. */
@Component({
  selector: 'ops-counter-drafts',
  imports: [Button, DayPipe, Field, LocalTextPipe, Notice, RouterLink, Skeleton],
  templateUrl: './counter-drafts.html',
  styles: `
    form {
      max-width: 48rem;
    }
    .draft {
      display: grid;
      gap: var(--space-2);
      margin-bottom: var(--space-3);
    }
    section {
      margin-bottom: var(--space-6);
    }
    @media (min-width: 40rem) {
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0 var(--space-4);
        align-items: end;
      }
    }
  `,
})
export class CounterDrafts {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);

  protected readonly drafts = httpResource<{ items: readonly DraftSummary[] }>(() => '/api/drafts');
  protected readonly open = computed(() => (this.drafts.hasValue() ? this.drafts.value().items : []));
  protected readonly draftsError = computed(() => {
    const error = this.drafts.error();
    return error && problemText(problemOf(error));
  });

  protected readonly words = signal('');
  private readonly answer = httpResource<ProcedureList>(() => ({
    url: '/api/procedures',
    params: { limit: 20, ...(this.words().trim() && { query: this.words().trim() }) },
  }));
  protected readonly found = computed(() => (this.answer.hasValue() ? this.answer.value().items : []));
  /** What is chosen is always among what is shown. */
  protected readonly procedure = linkedSignal<readonly { code: string }[], string>({
    source: this.found,
    computation: (found, before) =>
      found.some(({ code }) => code === before?.value) ? (before?.value ?? '') : '',
  });
  private readonly competent = httpResource<UnitOption[]>(() =>
    this.procedure() ? `/api/procedures/${this.procedure()}/units` : undefined,
  );
  protected readonly units = computed(() => (this.competent.hasValue() ? this.competent.value() : []));
  protected readonly listError = computed(() => {
    const error = this.answer.error() ?? this.competent.error();
    return error && problemText(problemOf(error));
  });
  private readonly counter = httpResource<{ unit: { id: string }; parent?: { id: string } }>(() => {
    const post = this.session.person()?.positions.find(({ role }) => role === 'receivingClerk');
    return post && `/api/units/${encodeURIComponent(post.unitId)}`;
  });
  /** One's own unit where it decides; else the clerk chooses the one that does. */
  protected readonly unit = linkedSignal(() => {
    const units = this.units();
    const counter = this.counter.hasValue() ? this.counter.value() : undefined;
    const own = units.find(({ id }) => id === counter?.unit.id || id === counter?.parent?.id);
    return (own ?? (units.length === 1 ? units[0] : undefined))?.id ?? '';
  });
  protected readonly person = signal(nobody);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | undefined>(undefined);
  private readonly codes = signal<Readonly<Record<string, string>>>({});

  protected reloadLists(): void {
    if (this.answer.error()) this.answer.reload();
    if (this.competent.error()) this.competent.reload();
  }

  protected keep(part: Partial<typeof nobody>): void {
    this.person.update((person) => ({ ...person, ...part }));
  }

  protected fault(field: string): string | undefined {
    const code = this.codes()[field];
    return code && fieldText(code);
  }

  protected async start(): Promise<void> {
    const missing = Object.fromEntries(
      Object.entries({
        procedureCode: this.procedure(),
        unitId: this.unit(),
        name: this.person().name.trim(),
        personalId: this.person().personalId.trim(),
      })
        .filter(([, value]) => !value)
        .map(([field]) => [field, 'field.required']),
    );
    this.codes.set(missing);
    if (Object.keys(missing).length) {
      this.error.set($localize`:@@counterRefusal.missing:Hãy điền các mục được đánh dấu.`);
      return;
    }
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const body = { procedureCode: this.procedure(), unitId: this.unit(), ...this.person() };
      const draft = await firstValueFrom(this.http.post<Draft>('/api/counter-drafts', body));
      await this.router.navigate(['/can-bo/nop-ho', draft.id]);
    } catch (error) {
      const problem = problemOf(error);
      this.error.set(problemText(problem));
      this.codes.set(
        Object.fromEntries(
          Object.entries(problem.errors).map(([path, [first]]) => [path, first ?? 'field.required']),
        ),
      );
    } finally {
      this.busy.set(false);
    }
  }

  protected async discard(draft: DraftSummary): Promise<void> {
    if (!confirm($localize`:@@mine.discardSure:Xóa hồ sơ đang soạn này? Những gì đã điền và tải lên sẽ mất.`))
      return;
    try {
      await firstValueFrom(this.http.delete(`/api/drafts/${draft.id}`));
      forgetLocally(draft.id);
      this.drafts.reload();
    } catch (error) {
      this.toasts.show(problemText(problemOf(error)));
    }
  }
}
