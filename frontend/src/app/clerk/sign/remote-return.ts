import { Location } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { problemOf } from '../../api/problem';
import { RemoteAnswer, RemoteKeyOffer } from '../../api/staff-types';
import { codeText, problemText } from '../../dossier/problem-texts';
import { DayPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { partOf } from '../certificates/distinguished-name';
import { RemoteSigning } from './remote-signing';

/** Where a remote signing service sends the person back to: the answer goes to the server, once, and is told here. */
@Component({
  selector: 'ops-remote-return',
  imports: [Button, DayPipe, Icon, Notice, RouterLink, Skeleton],
  templateUrl: './remote-return.html',
  styleUrls: ['../list.css', './sign-dialog.css'],
})
export class RemoteReturn {
  private readonly remote = inject(RemoteSigning);
  private readonly said = inject(ActivatedRoute).snapshot.queryParamMap;

  protected readonly answer = signal<RemoteAnswer | undefined>(undefined);
  protected readonly signedCount = computed(
    () => this.answer()?.signatures?.results.filter(({ state }) => state === 'signed').length ?? 0,
  );
  protected readonly error = signal<string | undefined>(undefined);
  /** The server was not reached: the same answer can be brought again. */
  protected readonly lost = signal(false);
  protected readonly busy = signal(false);
  protected readonly part = partOf;
  protected readonly codeText = codeText;

  constructor() {
    // The code is spent by its first use; it need not stay in the address and the history.
    inject(Location).replaceState('/can-bo/ky-tu-xa');
    void this.bring();
  }

  protected async bring(): Promise<void> {
    this.error.set(undefined);
    const state = this.said.get('state');
    if (!state) return this.error.set(codeText('signing.remote-answer-unknown'));
    try {
      const answer = await this.remote.bring(state, this.said.get('code'), this.said.get('error'));
      this.answer.set(answer);
      const [key, ...others] = answer.choices?.keys ?? [];
      if (answer.choices && key && !others.length) await this.choose(answer.choices.id, key);
    } catch (error) {
      const problem = problemOf(error);
      this.lost.set(problem.code === 'network.unreachable');
      this.error.set(problemText(problem));
    }
  }

  protected async choose(choiceId: string, key: RemoteKeyOffer): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await this.remote.askForProof(choiceId, key.credentialId);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }
}
