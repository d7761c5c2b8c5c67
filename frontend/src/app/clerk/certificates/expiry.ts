const dayMs = 86_400_000;

/** Days before the end at which the tone gets more urgent. */
const steps = [1, 7, 30];

/** Words when an end is near (30, 7, 1 days); undefined when it is far. `now` in milliseconds. */
export function expiryWarning(notAfter: string, now: number): string | undefined {
  const left = Date.parse(notAfter) - now;
  if (left <= 0) return $localize`:@@expiry.over:Đã hết hạn: không ký được nữa.`;
  const step = steps.find((days) => left <= days * dayMs);
  if (!step) return undefined;
  if (step === 1) return $localize`:@@expiry.day:Hết hạn trong vòng 24 giờ: hãy gia hạn ngay.`;
  const days = Math.ceil(left / dayMs);
  return step === 7
    ? $localize`:@@expiry.week:Chỉ còn ${days}:days: ngày: hãy gia hạn trong tuần này.`
    : $localize`:@@expiry.month:Còn ${days}:days: ngày.`;
}
