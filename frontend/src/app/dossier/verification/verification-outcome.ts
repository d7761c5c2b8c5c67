import { afterNextRender, Component, computed, ElementRef, input, viewChild } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { Verification } from '../../api/verification';
import { DayPipe, InstantPipe } from '../when';
import { paperLabels } from '../labels';
import { reasonWords, rungWords, sealWithoutAuthor, verdictWords } from './verdicts';

let created = 0;

/** What a checked paper is: who signed, for which unit, when, whether it was changed and holds, what the check trusts. */
@Component({
  selector: 'ops-verification-outcome',
  imports: [DayPipe, InstantPipe, LocalTextPipe],
  templateUrl: './verification-outcome.html',
  styleUrl: './verification-outcome.css',
})
export class VerificationOutcome {
  readonly answer = input.required<Verification>();
  readonly fileName = input('');

  private readonly section = viewChild.required<ElementRef<HTMLElement>>('section');
  /** On a paper under the seal alone, what signed is the seal. */
  private readonly sealed = computed(() => this.answer().rung === 'seal');
  protected readonly signer = computed(() => (this.sealed() ? undefined : this.answer().signer));
  protected readonly seal = computed(() => (this.sealed() ? this.answer().signer : this.answer().seal));
  protected readonly rung = computed(() => {
    const { rung, author } = this.answer();
    return this.sealed() && !author?.position ? sealWithoutAuthor : rung && rungWords[rung];
  });
  protected readonly kinds = paperLabels;
  protected readonly titleId = `verdict-${++created}`;
  protected readonly words = computed(() => verdictWords[this.answer().verdict]);
  protected readonly reasons = computed(() => this.answer().reasons.map((reason) => reasonWords[reason]));

  constructor() {
    // The answer to what was just asked: whoever listens instead of looking is led to it.
    afterNextRender(() => this.section().nativeElement.focus());
  }
}
