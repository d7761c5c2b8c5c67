import { Component, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { RatingCriterion, RatingGiven, Satisfaction } from '../../api/rating-types';
import { satisfactionLabels, satisfactions } from '../../dossier/satisfaction';
import { Button } from '../../ui/button/button';
import { Field } from '../../ui/field/field';
import { Face } from './face';

/** One answer that is needed, and nine and some words that are not. Made for fingers: the counter's screen shows it too. */
@Component({
  selector: 'ops-rating-questions',
  imports: [Button, Face, Field, LocalTextPipe],
  template: `
    <form (submit)="$event.preventDefault(); send(words.value)">
      <fieldset class="overall" [attr.aria-describedby]="missing() ? 'overall-missing' : null">
        <legend i18n="@@rating.overall">Ông/bà có hài lòng với việc giải quyết hồ sơ này không?</legend>
        @if (missing()) {
          <p id="overall-missing" class="missing" role="alert" i18n="@@rating.missing">
            Hãy chọn một trong ba câu trả lời.
          </p>
        }
        <div class="faces">
          @for (one of satisfactions; track one) {
            <label>
              <input
                #overall
                type="radio"
                name="satisfaction"
                [value]="one"
                [checked]="satisfaction() === one"
                (change)="satisfaction.set(one)"
              />
              <ops-face [mood]="one" /><span>{{ labels[one] }}</span>
            </label>
          }
        </div>
      </fieldset>
      <details>
        <summary i18n="@@rating.more">Trả lời thêm (không bắt buộc)</summary>
        @for (criterion of criteria(); track criterion.id) {
          <fieldset>
            <legend>{{ criterion.question | local }}</legend>
            <div class="choices">
              @for (choice of criterion.choices; track choice.points) {
                <label>
                  <input
                    type="radio"
                    [name]="criterion.id"
                    [checked]="points()[criterion.id] === choice.points"
                    (change)="answer(criterion.id, choice.points)"
                  /><span>{{ choice.words | local }}</span>
                </label>
              }
            </div>
          </fieldset>
        }
      </details>
      <ops-field
        label="Ý kiến của ông/bà"
        i18n-label="@@rating.comment"
        hint="Không ghi họ tên, số điện thoại hay mã hồ sơ."
        i18n-hint="@@rating.commentHint"
        [optional]="true"
      >
        <textarea #words maxlength="1000"></textarea>
      </ops-field>
      <button ops-button kind="primary" [busy]="busy()">
        <ng-container i18n="@@rating.send">Gửi đánh giá</ng-container>
      </button>
    </form>
  `,
  styleUrl: './rating-questions.css',
})
export class RatingQuestions {
  readonly criteria = input.required<readonly RatingCriterion[]>();
  readonly busy = input(false);
  readonly given = output<RatingGiven>();

  protected readonly satisfactions = satisfactions;
  protected readonly labels = satisfactionLabels;
  protected readonly satisfaction = signal<Satisfaction | undefined>(undefined);
  protected readonly points = signal<Readonly<Record<string, number>>>({});
  protected readonly missing = signal(false);
  private readonly overall = viewChild<ElementRef<HTMLInputElement>>('overall');

  protected answer(criterion: string, points: number): void {
    this.points.update((given) => ({ ...given, [criterion]: points }));
  }

  protected send(comment: string): void {
    const satisfaction = this.satisfaction();
    this.missing.set(!satisfaction);
    if (!satisfaction) {
      this.overall()?.nativeElement.focus();
      return;
    }
    this.given.emit({ satisfaction, points: this.points(), comment: comment.trim() || undefined });
  }
}
