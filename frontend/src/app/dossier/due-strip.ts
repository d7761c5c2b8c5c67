import { Component, computed, inject, input, LOCALE_ID, signal } from '@angular/core';
import { DueExplanation, DueStep } from '../api/due-explanation';
import { inLanguage } from '../api/local-text';
import { DueDate, DueDay, DueDayKind, PauseCause } from '../api/types';
import { Button } from '../ui/button/button';
import { Notice } from '../ui/notice/notice';
import { DayPipe, dayInWords, instantInWords } from './when';

const kindLabels: Record<DueDayKind, string> = {
  working: $localize`:@@dueDay.working:Làm việc`,
  makeUp: $localize`:@@dueDay.makeUp:Làm bù`,
  weekend: $localize`:@@dueDay.weekend:Cuối tuần`,
  holiday: $localize`:@@dueDay.holiday:Nghỉ lễ`,
  inLieu: $localize`:@@dueDay.inLieu:Nghỉ bù`,
  swappedOff: $localize`:@@dueDay.swappedOff:Nghỉ hoán đổi`,
};

const pauseLabels: Record<PauseCause, string> = {
  supplement: $localize`:@@dueDay.pause.supplement:Chờ bổ sung`,
  financialObligation: $localize`:@@dueDay.pause.obligation:Chờ nghĩa vụ tài chính`,
  withdrawal: $localize`:@@dueDay.pause.withdrawal:Chờ xét việc rút hồ sơ`,
  consultation: $localize`:@@dueDay.pause.consultation:Chờ niêm yết, lấy ý kiến`,
};

const forfeited = $localize`:@@dueDay.forfeited:Tính lại từ đầu`;
const received = $localize`:@@dueDay.received:Tiếp nhận`;
const due = $localize`:@@dueDay.due:Hẹn trả`;

type Mark = 'received' | 'due' | 'paused' | 'forfeited' | DueDayKind;

interface Cell {
  readonly day: string;
  readonly mark: Mark;
  readonly date: string;
  readonly weekday: string;
  readonly words: string;
  /** The steps of the process that used the day. */
  readonly steps: string;
  /** The running number of a counted day. */
  readonly number?: number;
}

/** How a due date came about: every day from receipt to return, each with its reason; counted days are numbered. */
@Component({
  selector: 'ops-due-strip',
  imports: [Button, DayPipe, Notice],
  template: `
    @if (due().waits; as wait) {
      <ops-notice
        ><p i18n="@@dueStrip.waits">
          Đang tạm dừng từ ngày {{ wait.from | day }}: {{ causes[wait.cause] }}. Ngày hẹn được tính khi hồ sơ
          chạy tiếp.
        </p></ops-notice
      >
    }
    <ol tabindex="0" aria-label="Các ngày tính thời hạn" i18n-aria-label="@@dueStrip.label">
      @for (cell of cells(); track cell.day) {
        <li [attr.data-kind]="cell.mark" [class.counted]="cell.number">
          <span class="weekday">{{ cell.weekday }}</span>
          <span class="date">{{ cell.date }}</span>
          <span class="words">{{ cell.words }}</span>
          @if (cell.steps) {
            <span class="step">{{ cell.steps }}</span>
          }
          @if (cell.number) {
            <span class="number"
              ><span class="visually-hidden" i18n="@@dueStrip.counted">ngày tính thứ </span
              >{{ cell.number }}</span
            >
          }
        </li>
      }
    </ol>
    @if (due().needsReview) {
      <p class="muted small" i18n="@@dueStrip.review">
        Lịch làm việc và cách tính giờ dùng ở đây còn chờ đối chiếu với văn bản chính thức.
      </p>
    }
    @if (explain()) {
      <div class="check" aria-live="polite">
        @switch (check()) {
          @case ('agrees') {
            <p class="agrees" i18n="@@dueStrip.agrees">Đã tính lại trên máy này: khớp.</p>
          }
          @case ('differs') {
            <ops-notice tone="bad"
              ><p i18n="@@dueStrip.differs">
                Máy này tính ra ngày khác: {{ other() }}. Hãy báo cho cơ quan giải quyết hồ sơ.
              </p></ops-notice
            >
          }
          @default {
            @if (check() === 'failed') {
              <p class="small" i18n="@@dueStrip.failed">
                Chưa lấy được dữ liệu để tính lại. Hãy thử lại sau.
              </p>
            }
            <button ops-button kind="quiet" type="button" [busy]="check() === 'busy'" (click)="recompute()">
              <ng-container i18n="@@dueStrip.check">Tính lại trên máy này</ng-container>
            </button>
          }
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1);
      max-height: 26rem;
      margin: 0;
      /* Room for the ring of the focus. */
      padding: var(--space-1);
      overflow-y: auto;
      list-style: none;
      position: relative;
    }
    li {
      display: grid;
      flex: none;
      grid-template-rows: auto auto 1fr auto;
      gap: 0.1rem;
      justify-items: center;
      width: 5.5rem;
      padding: var(--space-2) var(--space-1);
      border: 1px solid var(--line);
      border-radius: var(--radius-sm);
      background: var(--surface-2);
      color: var(--ink-2);
      font-size: 0.8125rem;
      line-height: 1.35;
      text-align: center;
    }
    li.counted {
      background: var(--surface);
      color: var(--ink);
      border-color: var(--primary);
    }
    li[data-kind='due'] {
      background: var(--primary);
      color: var(--on-primary);
    }
    li[data-kind='received'] {
      background: var(--accent-soft);
      border-color: var(--accent);
      color: var(--ink);
    }
    li[data-kind='paused'] {
      background: var(--warn-soft);
      border: 1px dashed var(--warn);
      color: var(--ink);
    }
    li[data-kind='forfeited'] {
      border-style: dashed;
    }
    .step {
      font-style: italic;
      overflow-wrap: anywhere;
    }
    .check {
      margin-top: var(--space-2);
    }
    .agrees {
      color: var(--good);
      font-weight: 600;
    }
    .date {
      font-size: var(--text-md);
      font-weight: 600;
    }
    .number {
      display: grid;
      place-items: center;
      min-width: 1.6rem;
      height: 1.6rem;
      margin-top: var(--space-1);
      border-radius: 1rem;
      background: var(--primary-soft);
      color: var(--primary-strong);
      font-weight: 600;
    }
    @media print {
      ol {
        max-height: none;
      }
      li[data-kind='due'] {
        print-color-adjust: exact;
      }
    }
  `,
})
export class DueStrip {
  readonly due = input.required<DueDate>();
  /** Gets what the date follows from, where it may be computed again here. */
  readonly explain = input<() => Promise<DueExplanation>>();
  private readonly locale = inject(LOCALE_ID);
  private readonly told = signal<readonly DueStep[]>([]);
  protected readonly causes = pauseLabels;
  protected readonly check = signal<'busy' | 'agrees' | 'differs' | 'failed' | undefined>(undefined);
  /** What this machine found instead. */
  protected readonly other = signal('');

  protected readonly cells = computed<readonly Cell[]>(() => {
    let counted = 0;
    const weekday = new Intl.DateTimeFormat(this.locale, { weekday: 'short', timeZone: 'UTC' });
    return this.due().days.map((day) => ({
      day: day.day,
      mark: markOf(day),
      date: dayInWords(day.day, this.locale).slice(0, 5),
      weekday: weekday.format(new Date(day.day)),
      words: this.wordsOf(day),
      steps: this.told()
        .filter((step) => step.day === day.day)
        .map(({ name }) => inLanguage(name, this.locale))
        .filter((name, at, names) => names.indexOf(name) === at)
        .join(', '),
      number: day.counted ? ++counted : undefined,
    }));
  });

  /** Computes the date again with the browser's own implementation, loaded only now. */
  protected async recompute(): Promise<void> {
    const explain = this.explain();
    if (!explain) return;
    this.check.set('busy');
    try {
      const [{ inputs, steps }, { Office, dueMoments }] = await Promise.all([
        explain(),
        import('./due-date'),
      ]);
      const found = dueMoments(new Office(inputs.office), inputs.facts)?.legal;
      const { dueAt, countsFrom } = this.due();
      this.told.set(steps);
      this.other.set(instantInWords(found?.dueAt, this.locale) || '–');
      const same = sameInstant(found?.dueAt, dueAt) && sameInstant(found?.countsFrom, countsFrom);
      this.check.set(same ? 'agrees' : 'differs');
    } catch {
      this.check.set('failed');
    }
  }

  private wordsOf(day: DueDay): string {
    const mark = markOf(day);
    if (mark === 'due') return due;
    if (mark === 'received') return received;
    if (mark === 'paused' && day.paused) return pauseLabels[day.paused];
    if (mark === 'forfeited') return forfeited;
    return inLanguage(day.name, this.locale) || (kindLabels[day.kind] ?? day.kind);
  }
}

/** What happens on a day says more than what the day is; a holiday in a wait stays a holiday. */
function markOf(day: DueDay): Mark {
  if (day.due) return 'due';
  if (day.received) return 'received';
  if (day.paused && (day.kind === 'working' || day.kind === 'makeUp')) return 'paused';
  return day.forfeited ? 'forfeited' : day.kind;
}

function sameInstant(one: string | undefined, other: string | undefined): boolean {
  return one === other || (!!one && !!other && Date.parse(one) === Date.parse(other));
}
