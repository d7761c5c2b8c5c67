import { inject, DOCUMENT } from '@angular/core';

/** The key of a payment link, for as long as this tab is open: the gateway sends the payer back without it. */
const place = 'ops.payment-key';

export function rememberKey(key: string): void {
  sessionStorage.setItem(place, key);
}

export function rememberedKey(): string {
  return sessionStorage.getItem(place) ?? '';
}

/**
 * Whether somebody comes back from the national platform, which knows one return address alone, and had begun to pay by a
 * key. The reference in the address is not looked at; it only tells such a return from an ordinary visit.
 */
export function comesBackByKey(): boolean {
  return rememberedKey() !== '' && inject(DOCUMENT).location.search.includes('MaThamChieu=');
}
