import { inLanguage } from '../api/local-text';
import { Answers, FieldHint, FormDefinition, canonical, normalise, visibleOf } from '../forms-engine';
import { SummaryLine } from '../ui/summary-list/summary-list';

/** An answer as a person reads it. */
export function answerWords(hint: FieldHint, answer: unknown, locale: string): string {
  if (!isAnswered(answer)) return $localize`:@@answer.none:Chưa trả lời`;
  const option = hint.options?.find((one) => one.value === answer);
  if (option) return inLanguage(option.label, locale);
  if (typeof answer === 'boolean')
    return answer ? $localize`:@@answer.yes:Có` : $localize`:@@answer.no:Không`;
  if (hint.widget === 'date' || hint.widget === 'partial-date')
    return String(answer).split('-').reverse().join('/');
  if (hint.widget === 'money') return `${Number(answer).toLocaleString(locale)} đ`;
  if (Array.isArray(answer)) return answer.map((row) => rowWords(hint, row as Answers, locale)).join('\n');
  if (typeof answer === 'object') return addressWords(answer as Record<string, string>);
  return hint.unit
    ? `${answer as string} ${inLanguage(hint.unit, locale)}`
    : String(answer as string | number);
}

/** A page of a form as it was answered. */
export interface AnswerSection {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly SummaryLine[];
}

/** The questions that were asked, with their answers, page by page. */
export function answerSections(form: FormDefinition, answers: Answers, locale: string): AnswerSection[] {
  const visible = visibleOf(form, normalise(form, answers));
  return visible.pages.map(({ page, fields }) => ({
    id: page.id,
    title: inLanguage(page.title, locale),
    lines: fields.map(({ id, hint }) => ({
      key: id,
      label: inLanguage(hint.label, locale),
      value: answerWords(hint, visible.answer(id), locale),
      empty: !isAnswered(visible.answer(id)),
    })),
  }));
}

function isAnswered(answer: unknown): boolean {
  return canonical(answer) !== undefined;
}

function rowWords(hint: FieldHint, row: Answers, locale: string): string {
  return Object.entries(hint.items ?? {})
    .filter(([id]) => isAnswered(row[id]))
    .map(([id, item]) => answerWords(item, row[id], locale))
    .join(' · ');
}

function addressWords(address: Record<string, string>): string {
  return ['detail', 'commune', 'province']
    .map((part) => address[part])
    .filter(Boolean)
    .join(', ');
}
