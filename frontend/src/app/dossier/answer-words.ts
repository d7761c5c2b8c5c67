import { inLanguage } from '../api/local-text';
import { Answers } from '../api/types';
import { SummaryLine } from '../ui/summary-list/summary-list';
import { FieldHint, FormDefinition, FormPage, isAnswered, isAsked } from './form-definition';

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

/** The questions and answers of a page. */
export function pageLines(
  form: FormDefinition,
  page: FormPage,
  answers: Answers,
  locale: string,
): SummaryLine[] {
  return page.fields
    .filter((id) => isAsked(form, id, answers))
    .flatMap((id) => {
      const hint = form.fields[id];
      if (!hint) return [];
      const value = answerWords(hint, answers[id], locale);
      return [{ key: id, label: inLanguage(hint.label, locale), value, empty: !isAnswered(answers[id]) }];
    });
}

function rowWords(hint: FieldHint, row: Answers, locale: string): string {
  return Object.entries(hint.items ?? {})
    .filter(([id]) => isAnswered(row[id]))
    .map(([id, item]) => answerWords(item, row[id], locale))
    .join(' · ');
}

function addressWords(address: Record<string, string>): string {
  return ['detail', 'commune', 'district', 'province']
    .map((part) => address[part])
    .filter(Boolean)
    .join(', ');
}
