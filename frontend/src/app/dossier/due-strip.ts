import { Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { inLanguage } from '../api/local-text';
import { DueDate, DueDay, DueDayKind } from '../api/types';
import { dayInWords } from './when';

const kindLabels: Record<DueDayKind, string> = {
  working: $localize`:@@dueDay.working:Làm việc`,
  makeUp: $localize`:@@dueDay.makeUp:Làm bù`,
  weekend: $localize`:@@dueDay.weekend:Cuối tuần`,
  holiday: $localize`:@@dueDay.holiday:Nghỉ lễ`,
  inLieu: $localize`:@@dueDay.inLieu:Nghỉ bù`,
  swappedOff: $localize`:@@dueDay.swappedOff:Nghỉ hoán đổi`,
};

const received = $localize`:@@dueDay.received:Tiếp nhận`;
const due = $localize`:@@dueDay.due:Hẹn trả`;

interface Cell {
  readonly day: string;
  readonly mark: 'received' | 'due' | DueDayKind;
  readonly date: string;
  readonly weekday: string;
  readonly words: string;
  /** The running number of a counted day. */
  readonly number?: number;
}

/** How a due date came about: every day from receipt to return, each with its reason; counted days are numbered. */
@Component({
  selector: 'ops-due-strip',
  template: `
    <ol tabindex="0" aria-label="Các ngày tính thời hạn" i18n-aria-label="@@dueStrip.label">
      @for (cell of cells(); track cell.day) {
        <li [attr.data-kind]="cell.mark" [class.counted]="cell.number">
          <span class="weekday">{{ cell.weekday }}</span>
          <span class="date">{{ cell.date }}</span>
          <span class="words">{{ cell.words }}</span>
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
  private readonly locale = inject(LOCALE_ID);

  protected readonly cells = computed<readonly Cell[]>(() => {
    let counted = 0;
    const weekday = new Intl.DateTimeFormat(this.locale, { weekday: 'short', timeZone: 'UTC' });
    return this.due().days.map((day) => ({
      day: day.day,
      mark: markOf(day),
      date: dayInWords(day.day, this.locale).slice(0, 5),
      weekday: weekday.format(new Date(day.day)),
      words: this.wordsOf(day),
      number: day.counted ? ++counted : undefined,
    }));
  });
  private wordsOf(day: DueDay): string {
    const mark = markOf(day);
    if (mark === 'due') return due;
    if (mark === 'received') return received;
    return inLanguage(day.name, this.locale) || (kindLabels[day.kind] ?? day.kind);
  }
}

/** What happens on a day says more than what the day is. */
function markOf(day: DueDay): Cell['mark'] {
  if (day.due) return 'due';
  return day.received ? 'received' : day.kind;
}
