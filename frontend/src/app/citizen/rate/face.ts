import { Component, computed, input } from '@angular/core';
import { Satisfaction } from '../../api/rating-types';

const mouths: Record<Satisfaction, string> = {
  content: 'M7.500 14c1 2 2.700 3 4.500 3s3.500-1 4.500-3',
  neutral: 'M8 15.500h8',
  discontent: 'M7.500 17c1-2 2.700-3 4.500-3s3.500 1 4.500 3',
};

/** A face beside its word, silent for screen readers. */
@Component({
  selector: 'ops-face',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M12 2.500a9.500 9.500 0 1 0 0 19 9.500 9.500 0 0 0 0-19M8.500 9v1M15.500 9v1" />
    <path [attr.d]="mouth()" />
  </svg>`,
  styles: `
    :host {
      display: block;
      width: 3.25rem;
      height: 3.25rem;
    }
    svg {
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
    }
  `,
})
export class Face {
  readonly mood = input.required<Satisfaction>();
  protected readonly mouth = computed(() => mouths[this.mood()]);
}
