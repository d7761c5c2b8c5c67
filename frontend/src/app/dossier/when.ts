import { inject, LOCALE_ID, Pipe, PipeTransform } from '@angular/core';

/** Offices, deadlines and slips all speak the time of Việt Nam, wherever the reader sits. */
const zone = 'Asia/Ho_Chi_Minh';

function tag(locale: string): string {
  return locale.startsWith('en') ? 'en-GB' : 'vi-VN';
}

/** "16 giờ 30 phút, thứ Hai, ngày 23/11/2026": hour, minute and day, as a slip says them. */
export function instantInWords(instant: string | undefined, locale: string): string {
  if (!instant) return '';
  const at = new Date(instant);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag(locale), { ...options, timeZone: zone }).format(at);
  const date = part({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const weekday = part({ weekday: 'long' });
  const [hour = '', minute = ''] = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).split(':');
  return locale.startsWith('en')
    ? `${hour}:${minute}, ${weekday} ${date}`
    : `${hour} giờ ${minute} phút, ${midSentence(weekday)}, ngày ${date}`;
}

/** "thứ Hai" and "Chủ nhật", where a calendar's column would be headed "Thứ Hai" and "Chủ Nhật". */
function midSentence(weekday: string): string {
  return weekday.replace(/^Thứ/, 'thứ').replace('Chủ Nhật', 'Chủ nhật');
}

/** "23/11/2026" from a day or an instant. */
export function dayInWords(day: string | undefined, locale: string): string {
  if (!day) return '';
  const timeZone = day.length === 10 ? 'UTC' : zone;
  return new Intl.DateTimeFormat(tag(locale), {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone,
  }).format(new Date(day));
}

@Pipe({ name: 'instant' })
export class InstantPipe implements PipeTransform {
  private readonly locale = inject(LOCALE_ID);

  transform(instant: string | undefined): string {
    return instantInWords(instant, this.locale);
  }
}

@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  private readonly locale = inject(LOCALE_ID);

  transform(day: string | undefined): string {
    return dayInWords(day, this.locale);
  }
}

/** "tháng 11/2026" from the first day of a month. */
@Pipe({ name: 'month' })
export class MonthPipe implements PipeTransform {
  private readonly locale = inject(LOCALE_ID);

  transform(day: string): string {
    const [year, month] = day.split('-');
    return this.locale.startsWith('en') ? `${month}/${year}` : `tháng ${month}/${year}`;
  }
}

/** Today's day in Việt Nam, `2026-11-23`. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
}
