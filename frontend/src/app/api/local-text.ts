import { inject, LOCALE_ID, Pipe, PipeTransform } from '@angular/core';
import { LocalText } from './types';

/** The text in the language of this build; Vietnamese where the authority published no English. */
export function inLanguage(text: LocalText | string | null | undefined, locale: string): string {
  if (!text) return '';
  if (typeof text === 'string') return text;
  return (locale.startsWith('en') && text.en) || text.vi;
}

@Pipe({ name: 'local' })
export class LocalTextPipe implements PipeTransform {
  private readonly locale = inject(LOCALE_ID);

  transform(text: LocalText | string | null | undefined): string {
    return inLanguage(text, this.locale);
  }
}
