import { Component, inject, input } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import { Toasts } from '../toasts/toasts';

/** Copies a text and says so. */
@Component({
  selector: 'ops-copy-button',
  imports: [Button, Icon],
  template: `<button ops-button type="button" (click)="copy()">
    <ops-icon name="copy" /><span>{{ label() }}</span>
  </button>`,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input($localize`:@@ui.copy:Sao chép`);
  private readonly toasts = inject(Toasts);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.toasts.show($localize`:@@ui.copied:Đã sao chép`);
    } catch {
      // Denied or no secure context: the text stands on the page and can be marked by hand.
      this.toasts.show(
        $localize`:@@ui.copyFailed:Trình duyệt không cho sao chép. Ông/bà hãy chọn và sao chép bằng tay.`,
      );
    }
  }
}
