import { httpResource } from '@angular/common/http';
import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { Outcome } from '../../api/types';
import { Field } from '../../ui/field/field';

interface OutcomeWording {
  readonly title: string;
  readonly words: string;
}

/** The draft of a result: it begins with the words of the office, and whoever drafts goes on from there. */
@Component({
  selector: 'ops-outcome-words',
  imports: [Field],
  template: `
    <ops-field label="Kết quả" i18n-label="@@do.outcome">
      <select #outcome (change)="choose(outcome.value)">
        <option value="granted" i18n="@@outcome.granted">Chấp thuận, cấp kết quả</option>
        <option value="denied" i18n="@@outcome.denied">Không chấp thuận, có văn bản trả lời</option>
      </select>
    </ops-field>
    <label class="check">
      <input #paper type="checkbox" [checked]="onPaper()" (change)="onPaper.set(paper.checked)" />
      <span i18n="@@outcome.onPaper">Kết quả là bản giấy do cơ quan cấp (giấy chứng nhận, trích lục…)</span>
    </label>
    @if (!onPaper()) {
      <ops-field
        label="Nội dung kết quả"
        i18n-label="@@outcome.words"
        hint="Mỗi dòng một đoạn. Văn bản được đánh số, người duyệt ký số và văn thư đóng dấu số."
        i18n-hint="@@outcome.words.hint"
      >
        <textarea
          #text
          rows="9"
          maxlength="20000"
          [value]="words()"
          (input)="words.set(text.value)"
        ></textarea>
      </ops-field>
    }
  `,
})
export class OutcomeWords {
  readonly code = input.required<string>();

  protected readonly outcome = signal<Outcome>('granted');
  protected readonly onPaper = signal(false);
  private readonly template = httpResource<OutcomeWording>(() => ({
    url: `/api/dossiers/${encodeURIComponent(this.code())}/outcome-template`,
    params: { outcome: this.outcome() },
  }));
  protected readonly words = linkedSignal(() =>
    this.template.hasValue() ? this.template.value().words : '',
  );

  /** What is to be sent. */
  readonly draft = computed(() => ({
    outcome: this.outcome(),
    words: this.onPaper() ? undefined : this.words().trim(),
  }));

  protected choose(outcome: string): void {
    this.outcome.set(outcome === 'denied' ? 'denied' : 'granted');
  }
}
