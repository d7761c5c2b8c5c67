import { Component, input, output } from '@angular/core';
import { IssuedPaper } from '../api/issued-papers';
import { Badge } from '../ui/badge/badge';
import { Button } from '../ui/button/button';
import { Icon } from '../ui/icon/icon';
import { paperLabels, rungLabels } from './labels';
import { DayPipe, InstantPipe } from './when';

/** The papers that the office gave out on a dossier: which, its number and day, what stands on it. */
@Component({
  selector: 'ops-issued-papers',
  imports: [Badge, Button, DayPipe, Icon, InstantPipe],
  template: `
    <ul class="plain-list" aria-label="Văn bản của cơ quan" i18n-aria-label="@@issued.title">
      @for (paper of papers(); track paper.id) {
        <li class="card row">
          <div>
            <b>{{ kinds[paper.kind] }}</b>
            <p class="muted small">
              <span i18n="@@issued.number"
                >Số <span class="code">{{ paper.number }}</span> ngày {{ paper.issuedAt | day }}</span
              >
            </p>
            <p class="small">
              <ops-badge [tone]="paper.state === 'waiting' ? 'warn' : 'good'">{{
                rungs[paper.rung]
              }}</ops-badge>
              @if (paper.signedAt; as at) {
                &ngsp;<span class="muted">{{ paper.signerName }}, {{ at | instant }}</span>
              }
            </p>
          </div>
          <div class="row">
            @if (paper.toSign && maySign()) {
              <button ops-button kind="primary" type="button" (click)="sign.emit(paper)">
                <ops-icon name="award" /><span i18n="@@issued.signNow">Ký ngay</span>&ngsp;<span
                  class="visually-hidden"
                  >{{ kinds[paper.kind] }}</span
                >
              </button>
            }
            <button ops-button type="button" (click)="download.emit(paper)">
              <ops-icon name="file" /><span i18n="@@issued.download">Tải PDF</span>&ngsp;<span
                class="visually-hidden"
                >{{ kinds[paper.kind] }}</span
              >
            </button>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-3);
      margin-block: var(--space-3) var(--space-4);
    }
    li {
      justify-content: space-between;
      max-width: none;
    }
    p {
      margin: var(--space-1) 0 0;
    }
  `,
})
export class IssuedPapers {
  readonly papers = input.required<readonly IssuedPaper[]>();
  /** Whether the one who looks has a key to sign with. */
  readonly maySign = input(false);
  readonly sign = output<IssuedPaper>();
  readonly download = output<IssuedPaper>();
  protected readonly kinds = paperLabels;
  protected readonly rungs = rungLabels;
}
