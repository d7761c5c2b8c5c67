import { Component, ElementRef, inject, input } from '@angular/core';

/** One fault and the id of the control where it is mended. */
export interface FieldFault {
  readonly controlId: string;
  readonly text: string;
}

/** All faults of a page at its top. Call `focus()` when a submission fails, so that it is read at once. */
@Component({
  selector: 'ops-error-summary',
  template: `
    @if (faults().length) {
      <div class="box" role="alert" tabindex="-1">
        <h2 i18n="@@ui.errorSummary.title">Có điều cần sửa trước khi tiếp tục</h2>
        <ul>
          @for (fault of faults(); track fault.controlId) {
            <li>
              <a [href]="'#' + fault.controlId" (click)="goTo($event, fault)">{{ fault.text }}</a>
            </li>
          }
        </ul>
      </div>
    }
  `,
  styles: `
    .box {
      margin-bottom: var(--space-5);
      padding: var(--space-4) var(--space-5);
      border: 3px solid var(--bad);
      border-radius: var(--radius);
      background: var(--surface);
    }
    h2 {
      font-size: var(--text-lg);
    }
    ul {
      margin: 0;
      padding-left: 1.2em;
    }
    a {
      display: block;
      padding-block: var(--space-1);
      color: var(--bad);
      font-weight: 600;
    }
  `,
})
export class ErrorSummary {
  readonly faults = input.required<readonly FieldFault[]>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  focus(): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('.box')?.focus());
  }

  protected goTo(event: Event, fault: FieldFault): void {
    event.preventDefault();
    const control = document.getElementById(fault.controlId);
    control?.focus();
    control?.scrollIntoView({ block: 'center' });
  }
}
