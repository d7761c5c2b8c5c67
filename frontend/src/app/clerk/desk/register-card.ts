import { Component, inject, signal } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { RegisterPaper, RegisterPerson } from '../../api/register-types';
import { problemText } from '../../dossier/problem-texts';
import { factWords, registerLines } from '../../dossier/register-labels';
import '../../dossier/register-problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { DeskDossier } from './desk-dossier';

/** The papers that the population register answers: each person is looked up by a press of its own, and it is noted. */
@Component({
  selector: 'ops-register-card',
  imports: [Badge, Button, Icon, InstantPipe, LocalTextPipe, Notice],
  template: `
    @if (desk.current()?.lookedUp?.length) {
      <section class="card" aria-labelledby="register">
        <h3 id="register" i18n="@@registerCard.title">Tra cứu trong Cơ sở dữ liệu quốc gia về dân cư</h3>
        <p class="small muted" i18n="@@registerCard.hint">
          Người nộp không phải nộp các giấy tờ này. Mỗi lần tra cứu được ghi lại và người nộp xem được.
        </p>
        @if (failure(); as failed) {
          <ops-notice tone="bad" [live]="true"
            ><p>
              <b>{{ failed.name }}:</b> {{ failed.words }}
            </p></ops-notice
          >
        }
        @for (paper of desk.current()?.lookedUp; track paper.paperCode) {
          <div class="paper">
            <h4>{{ paper.paperName | local }}</h4>
            <p class="small muted">{{ factsOf(paper) }} ({{ paper.source }})</p>
            @for (person of paper.persons; track person.number) {
              <div class="person">
                <p>
                  <b>{{ person.name }}</b>&ngsp;<span class="code small">{{ person.personalIdMasked }}</span>
                </p>
                @if (person.answer; as answer) {
                  @if (answer.differences?.length) {
                    <ops-badge tone="warn"
                      ><ng-container i18n="@@registerCard.differs">Khác tờ khai</ng-container></ops-badge
                    >
                  } @else {
                    <ops-badge tone="good"
                      ><ng-container i18n="@@registerCard.same">Khớp tờ khai</ng-container></ops-badge
                    >
                  }
                  <dl>
                    @for (line of linesOf(person); track line.label) {
                      <div [class.differs]="line.differs">
                        <dt>{{ line.label }}</dt>
                        <dd>
                          {{ line.value }}
                          @if (line.differs) {
                            <b class="small" i18n="@@registerCard.otherwise">– tờ khai ghi khác</b>
                          }
                        </dd>
                      </div>
                    }
                  </dl>
                  <p class="small muted" i18n="@@registerCard.at">
                    Dữ liệu trả lời lúc {{ answer.at | instant }}
                  </p>
                }
                @if (desk.current()?.allowedActs?.includes('consultRegister')) {
                  <button
                    ops-button
                    [kind]="person.answer ? 'quiet' : 'secondary'"
                    type="button"
                    [busy]="desk.busy()"
                    (click)="lookUp(paper, person)"
                  >
                    <ops-icon name="search" />
                    @if (person.answer) {
                      <span i18n="@@registerCard.again">Tra cứu lại</span>
                    } @else {
                      <span i18n="@@registerCard.lookUp">Tra cứu</span>
                    }
                    <span class="visually-hidden">{{ person.name }}, {{ paper.paperName | local }}</span>
                  </button>
                }
              </div>
            }
          </div>
        }
      </section>
    }
  `,
  styles: `
    section {
      margin-bottom: var(--space-4);
    }
    h3,
    h4,
    p {
      margin: 0 0 var(--space-2);
    }
    .person {
      padding: var(--space-3) 0;
      border-top: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
    dl {
      margin: var(--space-2) 0;
    }
    dl div {
      display: grid;
      grid-template-columns: minmax(8rem, 1fr) 2fr;
      gap: var(--space-2);
      padding: var(--space-1) var(--space-2);
      border-inline-start: 4px solid transparent;
    }
    dt {
      color: var(--ink-2);
    }
    dd {
      margin: 0;
      white-space: pre-line;
    }
    dl .differs {
      border-color: var(--warn);
    }
  `,
})
export class RegisterCard {
  protected readonly desk = inject(DeskDossier);
  protected readonly failure = signal<{ readonly name: string; readonly words: string } | undefined>(
    undefined,
  );

  protected factsOf(paper: RegisterPaper): string {
    return factWords(paper.facts);
  }

  protected linesOf(person: RegisterPerson) {
    const answer = person.answer;
    return answer?.said ? registerLines(answer.said, answer.differences ?? []) : [];
  }

  /** One press is one question: another press has another key. */
  protected async lookUp(paper: RegisterPaper, person: RegisterPerson): Promise<void> {
    this.failure.set(undefined);
    const problem = await this.desk.perform('register-look-ups', this.desk.newKey(), {
      paperCode: paper.paperCode,
      person: person.number,
    });
    this.failure.set(problem && { name: person.name, words: problemText(problem) });
  }
}
