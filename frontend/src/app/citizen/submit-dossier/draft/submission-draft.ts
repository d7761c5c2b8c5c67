import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { newIdempotencyKey } from '../../../api/idempotency';
import { Problem, problemOf } from '../../../api/problem';
import { Answers, Draft, SeenIdentity } from '../../../api/types';
import { Session } from '../../../session/session';
import { forgetLocally, keepLocally, readLocally } from '../../../dossier/local-copy';
import { conflicts, difference, isEmpty, Patch, patched } from './merge-patch';

/** Where the person's last words are. */
export type SaveState = 'saved' | 'saving' | 'offline' | 'signedOut' | 'conflict' | 'refused';

/** One field that was changed here and elsewhere. */
export interface Conflict {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Milliseconds without a key before a save. */
const pauseMs = 700;
/** Milliseconds between attempts while the server cannot be reached. */
const retryMs = 8_000;

/**
 * One draft while it is filled in: the server's version, the changes that it does not have yet, and their way there.
 * Every save names the version that it builds on; another tab's changes are merged when they touch other fields, and
 * shown when they touch the same.
 */
@Service({ autoProvided: false })
export class SubmissionDraft {
  private readonly http = inject(HttpClient);
  private readonly server = signal<Draft | undefined>(undefined);
  private readonly pending = signal<Patch>({});
  private readonly saveState = signal<SaveState>('saved');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private press: { readonly what: string; readonly key: string } | undefined;

  readonly draft = this.server.asReadonly();
  readonly state = this.saveState.asReadonly();
  readonly keptHere = signal(true);
  /** How often answers were filled in for the person: a page shown before then is out of date. */
  readonly timesFilled = signal(0);
  readonly problem = signal<Problem | undefined>(undefined);
  readonly conflicting = signal<readonly Conflict[]>([]);
  readonly answers = computed<Answers>(() => patched(this.server()?.answers ?? {}, this.pending()));

  constructor() {
    const retry = () => void this.save();
    addEventListener('online', retry);
    const leaveUnsaved = inject(Session).saveBeforeLeaving(() => this.save());
    inject(DestroyRef).onDestroy(() => {
      leaveUnsaved();
      removeEventListener('online', retry);
      void this.save();
      clearTimeout(this.timer);
    });
  }

  /** Opens a draft: the server's version with what this device still has to say; alone the latter when cut off. */
  async open(id: string): Promise<void> {
    if (this.server()?.id === id) return;
    const local = readLocally(id);
    try {
      const draft = await firstValueFrom(this.http.get<Draft>(`/api/drafts/${id}`));
      this.server.set(draft);
      if (local) await this.merge(local.draft, draft, local.pending);
    } catch (error) {
      const problem = problemOf(error);
      if (!local || ![0, 401].includes(problem.status)) {
        // Whatever is not this person's, or is no more, leaves nothing on the device.
        if (problem.status === 404) forgetLocally(id);
        this.problem.set(problem);
        return;
      }
      this.server.set(local.draft);
      this.pending.set(local.pending);
      this.saveState.set(problem.status === 401 ? 'signedOut' : 'offline');
      this.again(retryMs);
    }
  }

  /** Takes the answers as they now stand; the save follows when typing pauses. */
  change(answers: Answers): void {
    const draft = this.server();
    if (!draft) return;
    const pending = difference(draft.answers, patched(this.answers(), difference(this.answers(), answers)));
    if (isEmpty(difference(this.pending(), pending))) return;
    this.pending.set(pending);
    this.keptHere.set(keepLocally({ draft, pending }));
    if (this.saveState() === 'conflict') return;
    this.saveState.set('saving');
    this.again(pauseMs);
  }

  /** Tells that the server asks for a new sign-in. */
  endSession(): void {
    this.saveState.set('signedOut');
  }

  /** Saves now; resolves when the server has everything or said why not. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (isEmpty(this.pending()) || this.saveState() === 'conflict') return;
    this.running = this.send();
    await this.running;
    this.running = undefined;
  }

  /** Reads the server's version again, e.g. after an upload. */
  async refresh(): Promise<void> {
    const draft = this.server();
    if (!draft) return;
    try {
      this.server.set(await firstValueFrom(this.http.get<Draft>(`/api/drafts/${draft.id}`)));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /**
   * Has the population register asked about the person, and takes what it gave; how many answers that is. What was not
   * saved yet goes first, and what is typed meanwhile stays.
   * @param seen At a counter: what the clerk has seen of the person's identity paper.
   */
  async fillFromRegister(seen?: SeenIdentity): Promise<number> {
    await this.save();
    const draft = this.server();
    if (!draft) return 0;
    // A press whose answer was lost on its way is the same press.
    const what = JSON.stringify([draft.version, seen]);
    if (this.press?.what !== what) this.press = { what, key: newIdempotencyKey() };
    const filled = await firstValueFrom(
      this.http.post<Draft>(
        `/api/${seen ? 'counter-drafts' : 'drafts'}/${draft.id}/register-look-ups`,
        seen ?? {},
        { headers: { 'If-Match': `"${draft.version}"`, 'Idempotency-Key': this.press.key } },
      ),
    ).catch((error: unknown) => {
      if (problemOf(error).status !== 0) this.press = undefined;
      throw error;
    });
    this.press = undefined;
    this.server.set(filled);
    this.timesFilled.update((times) => times + 1);
    return Object.entries(filled.prefilled).filter(
      ([field, source]) => source === 'register' && draft.prefilled[field] !== 'register',
    ).length;
  }

  /** The person's choice: for these fields the other tab's value, for the rest one's own. */
  async resolve(takeTheirs: ReadonlySet<string>): Promise<void> {
    this.pending.update((pending) =>
      Object.fromEntries(Object.entries(pending).filter(([field]) => !takeTheirs.has(field))),
    );
    this.conflicting.set([]);
    this.saveState.set('saving');
    if (isEmpty(this.pending())) this.done();
    await this.save();
  }

  private async send(): Promise<void> {
    const draft = this.server();
    const sent = this.pending();
    if (!draft) return;
    this.saveState.set('saving');
    try {
      const saved = await firstValueFrom(
        this.http.patch<Draft>(
          `/api/drafts/${draft.id}`,
          { answers: sent },
          { headers: { 'If-Match': `"${draft.version}"` } },
        ),
      );
      const now = patched(draft.answers, this.pending());
      this.server.set(saved);
      // What was typed while the request was under way goes with the next one.
      this.pending.set(this.pending() === sent ? {} : difference(saved.answers, now));
      if (isEmpty(this.pending())) this.done();
      else this.again(pauseMs);
    } catch (error) {
      await this.understand(problemOf(error), draft);
    }
  }

  private async understand(problem: Problem, base: Draft): Promise<void> {
    if (problem.status === 412) {
      const theirs = await firstValueFrom(this.http.get<Draft>(`/api/drafts/${base.id}`)).catch(
        () => undefined,
      );
      if (theirs) return this.merge(base, theirs, this.pending());
    }
    if (problem.status === 401) this.endSession();
    else if (problem.status === 0 || problem.status >= 500 || problem.status === 412) {
      this.saveState.set('offline');
      this.again(retryMs);
    } else {
      this.problem.set(problem);
      this.saveState.set('refused');
    }
  }

  /** Carries changes made on `base` over to what the server has now. */
  private async merge(base: Draft, theirs: Draft, mine: Patch): Promise<void> {
    const fields = conflicts(base.answers, theirs.answers, mine);
    const wanted = patched(base.answers, mine);
    this.server.set(theirs);
    this.pending.set(
      Object.fromEntries(Object.entries(mine).filter(([field]) => theirs.answers[field] !== wanted[field])),
    );
    if (isEmpty(this.pending())) return this.done();
    if (fields.length) {
      this.conflicting.set(
        fields.map((field) => ({ field, mine: wanted[field], theirs: theirs.answers[field] })),
      );
      this.saveState.set('conflict');
      return;
    }
    this.saveState.set('saving');
    this.again(0);
  }

  private done(): void {
    this.saveState.set('saved');
    this.problem.set(undefined);
    const draft = this.server();
    if (draft) forgetLocally(draft.id);
  }

  private again(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), afterMs);
  }
}
