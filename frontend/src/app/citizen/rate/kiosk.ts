import { Component, computed, DestroyRef, ElementRef, inject, signal, viewChild } from '@angular/core';
import { problemOf } from '../../api/problem';
import { RatingForm, RatingGiven } from '../../api/rating-types';
import { AskedCode, readDossierCode } from '../../dossier/dossier-code';
import { problemText } from '../../dossier/problem-texts';
import { QrScan } from '../../dossier/qr-scan';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { AskDigits } from './ask-digits';
import { closedWords, RatingDesk, RatingProof } from './rating-desk';
import { RatingQuestions } from './rating-questions';

/** So long the thanks stand before the next person, and so long somebody may think before their page is taken away. */
const thanksMs = 8_000;
const idleMs = 90_000;

/** The counter's screen: a code is scanned or typed, answers are given, and nothing of one person is left for the next. */
@Component({
  selector: 'ops-rating-kiosk',
  imports: [AskDigits, Button, Field, Notice, QrScan, RatingQuestions],
  template: `
    <main id="main" tabindex="-1" class="page narrow">
      <h1 i18n="@@kiosk.title">Ông/bà có hài lòng không?</h1>
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      @switch (step()) {
        @case ('code') {
          <p class="lead" i18n="@@kiosk.lead">
            Quét mã QR trên giấy hẹn, hoặc nhập mã hồ sơ. Cán bộ không biết ai đã trả lời.
          </p>
          <form class="card" (submit)="$event.preventDefault(); open(box.value)">
            <ops-field label="Mã hồ sơ" i18n-label="@@track.code" controlId="code">
              <input
                #box
                type="text"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                class="code"
              />
            </ops-field>
            <div class="row">
              <button ops-button kind="primary" i18n="@@action.continue">Tiếp tục</button>
              <ops-qr-scan (read)="open($event)" />
            </div>
          </form>
        }
        @case ('digits') {
          <ops-ask-digits (given)="load({ phoneLast4: $event })" />
        }
        @case ('questions') {
          @if (form(); as asked) {
            <ops-rating-questions [criteria]="asked.criteria" [busy]="busy()" (given)="send($event)" />
          }
        }
        @case ('done') {
          <ops-notice tone="good" [live]="true">
            <p class="lead"><b i18n="@@kiosk.thanks">Cảm ơn ông/bà đã đánh giá.</b></p>
          </ops-notice>
        }
        @case ('closed') {
          <ops-notice [live]="true">
            <p>{{ closed() }}</p>
          </ops-notice>
        }
      }
      @if (step() !== 'code') {
        <p class="again">
          <button ops-button kind="quiet" type="button" (click)="startOver()" i18n="@@kiosk.next">
            Về màn hình đầu
          </button>
        </p>
      }
    </main>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 100dvh;
      font-size: 1.125em;
      --target: 4rem;
    }
    .again {
      margin-top: var(--space-6);
    }
  `,
  host: { '(document:keydown)': 'stay()', '(document:pointerdown)': 'stay()' },
})
export class RatingKiosk {
  private readonly desk = inject(RatingDesk);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private asked: AskedCode = { code: '' };
  private proof: RatingProof = {};
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly step = signal<'code' | 'digits' | 'questions' | 'done' | 'closed'>('code');
  protected readonly form = signal<RatingForm | undefined>(undefined);
  /** Why there is nothing to answer. */
  protected readonly closed = computed(() => {
    const state = this.form()?.state;
    return state && state !== 'open' ? closedWords(state) : '';
  });
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** A scanner types what it reads, the slip's whole address, and presses Enter. */
  protected open(typed: string): void {
    const asked = readDossierCode(typed);
    if (!asked) {
      this.error.set($localize`:@@track.codeMissing:Hãy nhập mã hồ sơ`);
      this.box()?.nativeElement.focus();
      return;
    }
    this.asked = asked;
    this.error.set(undefined);
    if (asked.key) void this.load({ key: asked.key });
    else this.step.set('digits');
    this.stay();
  }

  protected async load(proof: RatingProof): Promise<void> {
    this.proof = proof;
    try {
      const form = await this.desk.form(this.asked.code, proof);
      this.form.set(form);
      this.error.set(undefined);
      this.step.set(form.state === 'open' ? 'questions' : 'closed');
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async send(rating: RatingGiven): Promise<void> {
    this.busy.set(true);
    try {
      await this.desk.give(this.asked.code, this.proof, rating);
      this.step.set('done');
      this.error.set(undefined);
      this.leaveIn(thanksMs);
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  protected startOver(): void {
    clearTimeout(this.timer);
    this.asked = { code: '' };
    this.proof = {};
    this.form.set(undefined);
    this.error.set(undefined);
    this.step.set('code');
    setTimeout(() => this.box()?.nativeElement.focus());
  }

  /** Somebody is there: their page stays a while longer. */
  protected stay(): void {
    if (this.step() !== 'code' && this.step() !== 'done') this.leaveIn(idleMs);
  }

  private leaveIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.startOver(), ms);
  }
}
