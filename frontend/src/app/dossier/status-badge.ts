import { Component, computed, input } from '@angular/core';
import { DossierStatus } from '../api/types';
import { Badge } from '../ui/badge/badge';
import { statusLabels, statusTones } from './labels';

/** The official status of a dossier. */
@Component({
  selector: 'ops-status-badge',
  imports: [Badge],
  template: `<ops-badge [tone]="tone()">{{ label() }}</ops-badge>`,
})
export class StatusBadge {
  readonly status = input.required<DossierStatus>();
  protected readonly label = computed(() => statusLabels[this.status()]);
  protected readonly tone = computed(() => statusTones[this.status()]);
}
