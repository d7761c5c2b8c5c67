import { DestroyRef, DOCUMENT, inject } from '@angular/core';

/** Repeats `act` for as long as the page is looked at, and at once when it is looked at again. */
export function whileVisible(everyMs: number, act: () => void): void {
  const document = inject(DOCUMENT);
  const actIfVisible = () => {
    if (document.visibilityState === 'visible') act();
  };
  const timer = setInterval(actIfVisible, everyMs);
  document.addEventListener('visibilitychange', actIfVisible);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', actIfVisible);
  });
}
