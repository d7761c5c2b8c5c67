import { inject, LOCALE_ID, Pipe, PipeTransform } from '@angular/core';

/** "15.000 đồng", as a receipt writes it; "VND 15,000" in English. */
export function dongInWords(vnd: number, locale: string): string {
  return locale.startsWith('en')
    ? `VND ${vnd.toLocaleString('en-GB')}`
    : `${vnd.toLocaleString('vi-VN')} đồng`;
}

@Pipe({ name: 'dong' })
export class DongPipe implements PipeTransform {
  private readonly locale = inject(LOCALE_ID);

  transform(vnd: number | undefined): string {
    return vnd === undefined ? '' : dongInWords(vnd, this.locale);
  }
}
