import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, Signal, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { problemOf } from '../../api/problem';
import { EntryDraft, EntryKind, EntryView } from './types';
import { adminCodeText, adminProblemText, fieldInWords } from './words';

/** A fault that belongs to no field of the form on the screen. */
export interface StrayFault {
  readonly where: string;
  readonly text: string;
}

/**
 * An entry of the catalogue while it is edited: what stands in force, the draft over it, and the way to a preview. A
 * refusal keeps the draft and says at which fields it has faults. Made in an injection context.
 */
export class EntryEditing<T extends object> {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);

  readonly answer = httpResource<EntryView<T>>(() =>
    this.fresh() ? undefined : `/api/administration/entries/${this.kind}/${encodeURIComponent(this.key())}`,
  );
  readonly shown = computed<Pick<EntryView<T>, 'content' | 'drawnFrom' | 'name'> | undefined>(() => {
    const content = this.fresh();
    if (content) return { content, drawnFrom: 0, name: { vi: '' } };
    return this.answer.hasValue() ? this.answer.value() : undefined;
  });
  readonly loadError = computed(() =>
    this.answer.error() ? adminProblemText(problemOf(this.answer.error())) : undefined,
  );
  readonly draft = linkedSignal(() => this.shown()?.content);
  readonly reason = signal('');
  readonly busy = signal(false);
  readonly error = signal<string | undefined>(undefined);
  private readonly codes = signal<Readonly<Record<string, string>>>({});

  constructor(
    readonly kind: EntryKind,
    private readonly key: Signal<string>,
    /** What a new entry begins with; nothing for one that is there. */
    private readonly fresh: () => T | undefined = () => undefined,
  ) {}

  change(part: Partial<T> | ((draft: T) => Partial<T>)): void {
    this.draft.update((draft) => draft && { ...draft, ...(typeof part === 'function' ? part(draft) : part) });
  }

  /** Finds a fault that needs no server. */
  refuse(path: string, code: string): void {
    this.codes.set({ [path]: code });
    this.error.set(adminCodeText('catalogue.faulty'));
  }

  /** The fault at a field of the entry, such as `positions[1].validTo`. */
  fault(path: string): string | undefined {
    const code = this.codes()[path];
    return code && adminCodeText(code);
  }

  /** The faults at none of these fields, each with where it is. */
  strays(...fields: readonly RegExp[]): readonly StrayFault[] {
    return Object.entries(this.codes())
      .filter(([path]) => path !== 'reason' && !fields.some((field) => field.test(path)))
      .map(([path, code]) => ({ where: fieldInWords(path), text: adminCodeText(code) }));
  }

  /** Draws the draft up, under its key or a new one, and goes to the preview. */
  propose(key = this.key()): Promise<void> {
    const content = this.draft();
    return content
      ? this.send('/api/administration/editions', key, { entries: [this.entry(key, content)] })
      : Promise.resolve();
  }

  /** Posts whatever ends in an edition. */
  async send(address: string, key: string, body: object): Promise<void> {
    const shown = this.shown();
    this.codes.set(this.reason().trim() ? {} : { reason: 'field.required' });
    if (!shown || !this.reason().trim()) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const proposed = await firstValueFrom(
        this.http.post<{ number: number }>(
          address,
          { ...body, drawnFrom: shown.drawnFrom, reason: this.reason() },
          { headers: { 'Idempotency-Key': newIdempotencyKey() } },
        ),
      );
      await this.router.navigate(['/can-bo/quan-tri/lan-sua', proposed.number]);
    } catch (error) {
      const problem = problemOf(error);
      const own = `${this.kind}/${key}/`;
      this.error.set(adminProblemText(problem));
      this.codes.set(
        Object.fromEntries(
          Object.entries(problem.errors).map(([path, [code]]) => [
            path.startsWith(own) ? path.slice(own.length) : path,
            code ?? 'catalogue.invalid',
          ]),
        ),
      );
    } finally {
      this.busy.set(false);
    }
  }

  private entry(key: string, content: object): EntryDraft {
    return { kind: this.kind, key, content };
  }
}
