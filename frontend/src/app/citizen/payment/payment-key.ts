import { DOCUMENT, inject } from '@angular/core';
import { CanMatchFn, RedirectCommand, Router } from '@angular/router';

/** The key of a payment link, as long as this tab is open and it isn't paid: a gateway sends the payer back without it. */
const place = 'payment:key';

/** Stands while the payer of this tab is at a gateway by a key. */
const away = 'payment:away';

export function rememberKey(key: string): void {
  inTab((tab) => tab.setItem(place, key));
}

export function forgetKey(): void {
  inTab((tab) => tab.removeItem(place));
}

export function leaveByKey(): void {
  inTab((tab) => tab.setItem(away, 'yes'));
}

export function comeBack(): void {
  inTab((tab) => tab.removeItem(away));
}

export function rememberedKey(): string {
  return inTab((tab) => tab.getItem(place)) ?? '';
}

/** Denied storage keeps nothing: whoever comes back then opens the link once more. */
function inTab<T>(use: (tab: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

/**
 * Leads whoever had begun to pay by a key on to its page: the national platform knows one return address alone, that of
 * one's dossiers. The reference in the address is not looked at; it only tells such a return from an ordinary visit, for
 * which the other guard decides.
 */
export function unlessBackByKey(otherwise: CanMatchFn): CanMatchFn {
  return (route, segments, snapshot) => {
    const isReturn = inject(DOCUMENT).location.search.includes('MaThamChieu=');
    return isReturn && inTab((tab) => tab.getItem(away))
      ? new RedirectCommand(inject(Router).parseUrl('/nop-phi'))
      : otherwise(route, segments, snapshot);
  };
}
