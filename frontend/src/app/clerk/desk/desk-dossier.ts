import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../api/idempotency';
import { Problem, problemOf } from '../../api/problem';
import {
  Acceptance,
  ActReceipt,
  DuePreview,
  RefusalReceipt,
  RevealedNumbers,
  StaffDossier,
  WatcherList,
} from '../../api/staff-types';
import { PaperVerdict } from '../../api/types';
import { Changes, changesBetween } from './changes';

/** What the clerk says of a paper. */
export interface Judgement {
  readonly verdict: PaperVerdict;
  readonly reasonCode?: string;
  readonly reason?: string;
}

/**
 * The dossier on the desk. Each act names the version that the clerk saw; when a colleague was quicker, the newer one
 * is loaded and what changed is told, and nothing is overwritten.
 */
@Service({ autoProvided: false })
export class DeskDossier {
  private readonly http = inject(HttpClient);
  private readonly code = signal<string | undefined>(undefined);
  private readonly url = computed(() => {
    const code = this.code();
    return code && `/api/dossiers/${encodeURIComponent(code)}`;
  });
  private readonly loaded = httpResource<StaffDossier>(() => this.url());

  /** The newest that the server told. */
  readonly current = linkedSignal<StaffDossier | undefined>(() =>
    this.loaded.hasValue() ? this.loaded.value() : undefined,
  );
  readonly problem = computed<Problem | undefined>(() => {
    const error = this.loaded.error();
    return error && problemOf(error);
  });
  readonly changes = signal<Changes | undefined>(undefined);
  readonly watchers = linkedSignal(() => this.current()?.watchers ?? []);
  readonly busy = signal(false);
  /** Forgotten as soon as another dossier is on the desk. */
  readonly revealed = linkedSignal<string | undefined, RevealedNumbers | undefined>({
    source: this.code,
    computation: () => undefined,
  });

  readonly looked = computed(
    () => this.current()?.attachments.filter((paper) => paper.verdict !== 'unseen').length ?? 0,
  );
  readonly allGood = computed(
    () => this.current()?.attachments.every((paper) => paper.verdict === 'good') ?? false,
  );
  readonly mayExamine = computed(() => this.current()?.allowedActs.includes('examinePaper') ?? false);

  open(code: string): void {
    this.code.set(code);
  }

  reload(): void {
    this.loaded.reload();
  }

  /** Undefined when saved; otherwise why not. A colleague's change counts as not saved. */
  judge(paperId: string, judgement: Judgement): Promise<Problem | undefined> {
    return this.act(async (url, headers) => {
      const body = { ...judgement };
      this.current.set(
        await firstValueFrom(
          this.http.put<StaffDossier>(`${url}/attachments/${paperId}/verdict`, body, { headers }),
        ),
      );
    });
  }

  previewDue(): Promise<DuePreview> {
    return firstValueFrom(this.http.get<DuePreview>(`${this.url()}/due-preview`));
  }

  accept(key: string): Promise<Problem | undefined> {
    return this.act(async (url, headers) => {
      const head = { ...headers, 'Idempotency-Key': key };
      await firstValueFrom(this.http.post<Acceptance>(`${url}/acceptance`, {}, { headers: head }));
      await this.fetch();
    });
  }

  refuse(key: string, reasonCode: string, reason: string): Promise<Problem | undefined> {
    return this.act(async (url, headers) => {
      const head = { ...headers, 'Idempotency-Key': key };
      const body = { reasonCode, reason };
      await firstValueFrom(this.http.post<RefusalReceipt>(`${url}/refusal`, body, { headers: head }));
      await this.fetch();
    });
  }

  /** Any act that only moves the dossier on: a noun below the dossier, and what it asks. */
  perform(path: string, key: string, body: object = {}, method = 'POST'): Promise<Problem | undefined> {
    return this.act(async (url, headers) => {
      const head = { ...headers, 'Idempotency-Key': key };
      await firstValueFrom(this.http.request<ActReceipt>(method, `${url}/${path}`, { body, headers: head }));
      // Whoever has handed a dossier on may not see it any more.
      await this.fetch().catch(() => this.reload());
    });
  }

  /** One key for one intent: repeating the click repeats the key. */
  newKey(): string {
    return newIdempotencyKey();
  }

  /** Shows the numbers of the persons whole; who asks is kept. */
  async reveal(): Promise<void> {
    this.revealed.set(await firstValueFrom(this.http.post<RevealedNumbers>(`${this.url()}/personal-id`, {})));
  }

  /** States why a dossier is opened that is not one's work, and opens it. */
  async stateReason(reason: string): Promise<Problem | undefined> {
    try {
      await firstValueFrom(this.http.post(`${this.url()}/looks`, { reason }));
      this.reload();
      return undefined;
    } catch (error) {
      return problemOf(error);
    }
  }

  document(name: string): Promise<Blob> {
    return firstValueFrom(this.http.get(`${this.url()}/${name}`, { responseType: 'blob' }));
  }

  /** Says that this page is open; the lease is the server's. A failure is no reason to disturb. */
  async watch(): Promise<void> {
    const url = this.url();
    if (!url) return;
    try {
      this.watchers.set((await firstValueFrom(this.http.put<WatcherList>(`${url}/watch`, {}))).watchers);
    } catch {
      // The next renewal comes in half a minute.
    }
  }

  leave(): void {
    const url = this.url();
    if (url) this.http.delete(`${url}/watch`).subscribe({ error: () => undefined });
  }

  private async act(
    send: (url: string, headers: Record<string, string>) => Promise<void>,
  ): Promise<Problem | undefined> {
    const before = this.current();
    const url = this.url();
    // Another act is on its way: this one is not done, and nobody may take it for done.
    if (!before || !url || this.busy())
      return { status: 0, code: 'request.busy', parameters: {}, errors: {} };
    this.busy.set(true);
    try {
      await send(url, { 'If-Match': `"${before.version}"` });
      this.changes.set(undefined);
      return undefined;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 412 || problem.status === 409) await this.catchUp(before);
      return problem;
    } finally {
      this.busy.set(false);
    }
  }

  private async catchUp(before: StaffDossier): Promise<void> {
    try {
      this.changes.set(changesBetween(before, await this.fetch()));
    } catch {
      this.reload();
    }
  }

  private async fetch(): Promise<StaffDossier> {
    const dossier = await firstValueFrom(this.http.get<StaffDossier>(this.url() ?? ''));
    this.current.set(dossier);
    return dossier;
  }
}
