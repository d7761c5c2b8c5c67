import { DOCUMENT, inject } from '@angular/core';
import { CanMatchFn, RedirectCommand, Router } from '@angular/router';

/** The key of a payment link, as long as this tab is open and it isn't paid: a gateway sends the payer back without it. */
const place = 'ops.payment-key';

/** Stands while the payer of this tab is at a gateway by a key. */
const away = 'ops.payment-away';

export function rememberKey(key: string): void {
  sessionStorage.setItem(place, key);
}

export function forgetKey(): void {
  sessionStorage.removeItem(place);
}

export function leaveByKey(): void {
  sessionStorage.setItem(away, 'yes');
}

export function comeBack(): void {
  sessionStorage.removeItem(away);
}

export function rememberedKey(): string {
  return sessionStorage.getItem(place) ?? '';
}

/**
 * Leads whoever had begun to pay by a key on to its page: the national platform knows one return address alone, that of
 * one's dossiers. The reference in the address is not looked at; it only tells such a return from an ordinary visit, for
 * which the other guard decides.
 */
export function unlessBackByKey(otherwise: CanMatchFn): CanMatchFn {
  return (route, segments, snapshot) => {
    const isReturn = inject(DOCUMENT).location.search.includes('MaThamChieu=');
    return isReturn && sessionStorage.getItem(away)
      ? new RedirectCommand(inject(Router).parseUrl('/nop-phi'))
      : otherwise(route, segments, snapshot);
  };
}
