import { Component, computed, input } from '@angular/core';
import { OnlineLevel } from '../api/types';
import { Badge } from '../ui/badge/badge';
import { onlineLevelLabels } from './level-labels';

/** How far a procedure can be done online (toàn trình, một phần). */
@Component({
  selector: 'ops-online-level-badge',
  imports: [Badge],
  template: `<ops-badge [tone]="level() === 'full' ? 'good' : level() === 'partial' ? 'info' : 'plain'">{{
    label()
  }}</ops-badge>`,
})
export class OnlineLevelBadge {
  readonly level = input.required<OnlineLevel>();
  protected readonly label = computed(() => onlineLevelLabels[this.level()]);
}
