/** Working minutes of one office day (8 hours). */
const dayMinutes = 480;

/**
 * Working minutes in the words of a counter: "còn 7 giờ 30 phút", "quá hạn 45 phút"; from two days on without the
 * minutes. Working time: an hour of it is an hour of open office.
 */
export function workingTimeInWords(minutes: number): string {
  const words = amount(Math.abs(minutes));
  return minutes < 0
    ? $localize`:@@workingTime.late:Quá hạn ${words}:time: làm việc`
    : $localize`:@@workingTime.left:Còn ${words}:time: làm việc`;
}

/** The share of the acceptance time that is left, 0 to 1. Source: 8 working hours, domain rules of acceptance. */
export function shareLeft(minutes: number): number {
  return Math.min(1, Math.max(0, minutes / dayMinutes));
}

function amount(minutes: number): string {
  const days = Math.floor(minutes / dayMinutes);
  const hours = Math.floor((minutes % dayMinutes) / 60);
  const rest = minutes % 60;
  return [
    days && $localize`:@@workingTime.days:${days}:days: ngày`,
    hours && $localize`:@@workingTime.hours:${hours}:hours: giờ`,
    (days < 2 && rest) || (!days && !hours) ? $localize`:@@workingTime.minutes:${rest}:minutes: phút` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
