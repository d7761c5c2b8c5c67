import { Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { LocalTextPipe } from '../../api/local-text';
import { Problem } from '../../api/problem';
import { NextStep } from '../../api/staff-types';
import { problemText } from '../../dossier/problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Notice } from '../../ui/notice/notice';
import { Toasts } from '../../ui/toasts/toasts';
import { DeskDossier } from './desk-dossier';
import { PostLine } from './post-line';

/** Who has the dossier, who may take it, and handing it on: to a post that the server names, never to an account. */
@Component({
  selector: 'ops-custody-card',
  imports: [Badge, Button, Dialog, InstantPipe, LocalTextPipe, Notice, PostLine],
  template: `
    @if (desk.current()?.custody; as it) {
      <section class="card" aria-labelledby="custody">
        <h2 id="custody" i18n="@@custody.title">Đang ở bước: {{ it.stepName | local }}</h2>
        <p>
          @if (it.isMine) {
            <ops-badge tone="good"
              ><ng-container i18n="@@custody.mine">Ông/bà đang giữ</ng-container></ops-badge
            >
          }
          @if (it.person) {
            <b>{{ it.person }}</b>,&ngsp;
          }
          <ops-post-line [post]="it.post" [short]="!!it.person" />
        </p>
        <p class="small muted">
          <ng-container i18n="@@custody.since">Từ {{ it.since | instant }}</ng-container>
          @if (it.stepDueAt) {
            ·
            <ng-container i18n="@@custody.stepDue"
              >xong bước này trước {{ it.stepDueAt | instant }}</ng-container
            >
          }
        </p>
        @for (question of it.questions; track question.step) {
          <ops-notice tone="info">
            <p i18n="@@custody.question">
              Đang chờ ý kiến: {{ question.stepName | local }} – {{ question.post.unit | local }}, hỏi lúc
              {{ question.at | instant }}
            </p>
          </ops-notice>
        }
        @if (it.offer; as offer) {
          <ops-notice [tone]="offer.isMine ? 'warn' : 'info'" [live]="true">
            <p>
              <b i18n="@@custody.offered">Đã chuyển đến bước: {{ offer.stepName | local }}</b>
              <br /><ops-post-line [post]="offer.post" /> <br /><span
                class="small muted"
                i18n="@@custody.offeredAt"
                >Chờ nhận từ {{ offer.at | instant }}; hồ sơ vẫn thuộc người chuyển đến khi có người
                nhận.</span
              >
            </p>
            <div class="row">
              @if (may('take')) {
                <button ops-button kind="primary" type="button" [busy]="desk.busy()" (click)="take()">
                  <ng-container i18n="@@custody.take">Nhận hồ sơ</ng-container>
                </button>
                <button ops-button type="button" (click)="sendBack.emit()" i18n="@@custody.sendBack">
                  Không phải của tôi
                </button>
              }
              @if (may('recall')) {
                <button ops-button type="button" [busy]="desk.busy()" (click)="recall()">
                  <ng-container i18n="@@custody.recall">Thu hồi</ng-container>
                </button>
              }
            </div>
          </ops-notice>
        }
        @if (error(); as words) {
          <ops-notice tone="bad" [live]="true"
            ><p>{{ words }}</p></ops-notice
          >
        }
        <div class="row">
          @if (may('handOver') && planned(); as next) {
            <button ops-button kind="primary" type="button" [busy]="desk.busy()" (click)="handOver(next)">
              <ng-container i18n="@@custody.handOver">Chuyển: {{ next.stepName | local }}</ng-container>
            </button>
          }
          @if (may('handOver')) {
            <button ops-button kind="quiet" type="button" (click)="open()" i18n="@@custody.other">
              Chuyển bước khác
            </button>
          }
          @if (may('stepIn')) {
            <button ops-button type="button" (click)="stepIn.emit()" i18n="@@custody.stepIn">
              Nhận thay
            </button>
          }
        </div>
        @if (may('handOver') && planned(); as next) {
          <p class="small muted"><ops-post-line [post]="next.post" /></p>
        }
      </section>
      <ops-dialog heading="Chuyển hồ sơ đến bước nào?" i18n-heading="@@custody.choose">
        @if (unusual(); as step) {
          <ops-notice tone="warn" [live]="true">
            <p i18n="@@custody.unusual">
              Từ bước “{{ it.stepName | local }}” chưa từng chuyển thẳng đến “{{ step.stepName | local }}”.
              Ông/bà chắc chắn muốn chuyển?
            </p>
          </ops-notice>
          <div class="row">
            <button
              ops-button
              kind="danger"
              type="button"
              [busy]="desk.busy()"
              (click)="handOver(step, true)"
            >
              <ng-container i18n="@@custody.confirm">Vẫn chuyển</ng-container>
            </button>
            <button
              ops-button
              kind="quiet"
              type="button"
              (click)="unusual.set(undefined)"
              i18n="@@refuse.edit"
            >
              Sửa lại
            </button>
          </div>
        } @else {
          <ul class="steps">
            @for (step of it.next; track step.step) {
              <li>
                <button type="button" [disabled]="desk.busy()" (click)="handOver(step)">
                  <b>{{ step.stepName | local }}</b>
                  @if (step.isPlanned) {
                    <ops-badge tone="good"
                      ><ng-container i18n="@@custody.planned">Bước tiếp theo</ng-container></ops-badge
                    >
                  }
                  <span class="small"><ops-post-line [post]="step.post" /></span>
                </button>
              </li>
            }
          </ul>
          <button ops-button kind="quiet" type="button" (click)="dialog().close()" i18n="@@action.cancel">
            Thôi
          </button>
        }
      </ops-dialog>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-2);
      margin-bottom: var(--space-4);
      padding: var(--space-4);
    }
    h2 {
      margin: 0;
      font-size: var(--text-lg);
    }
    p {
      max-width: none;
      margin: 0;
    }
    ops-badge {
      margin-right: var(--space-2);
    }
    .steps {
      display: grid;
      gap: var(--space-2);
      margin: 0 0 var(--space-4);
      padding: 0;
      list-style: none;
    }
    .steps button {
      display: grid;
      gap: var(--space-1);
      justify-items: start;
      width: 100%;
      min-height: var(--target);
      padding: var(--space-3);
      border: 1.5px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--ink);
      text-align: left;
      cursor: pointer;
    }
  `,
})
export class CustodyCard {
  readonly sendBack = output();
  readonly stepIn = output();
  protected readonly desk = inject(DeskDossier);
  private readonly toasts = inject(Toasts);
  protected readonly dialog = viewChild.required(Dialog);
  protected readonly error = signal<string | undefined>(undefined);
  /** A hand-over that the server asks about once. */
  protected readonly unusual = signal<NextStep | undefined>(undefined);
  protected readonly planned = computed(() =>
    this.desk.current()?.custody?.next.find((step) => step.isPlanned),
  );

  protected may(act: 'take' | 'recall' | 'handOver' | 'stepIn'): boolean {
    return this.desk.current()?.allowedActs.includes(act) ?? false;
  }

  protected open(): void {
    this.unusual.set(undefined);
    this.dialog().open();
  }

  protected async take(): Promise<void> {
    this.tell(await this.desk.perform('hand-over/acceptance', this.desk.newKey()));
  }

  protected async recall(): Promise<void> {
    this.tell(await this.desk.perform('hand-over', this.desk.newKey(), {}, 'DELETE'));
  }

  protected async handOver(step: NextStep, confirmed = false): Promise<void> {
    const problem = await this.desk.perform('hand-over', this.desk.newKey(), { step: step.step, confirmed });
    if (problem?.code === 'routing.unusual-step') {
      this.unusual.set(step);
      this.dialog().open();
      return;
    }
    this.dialog().close();
    this.tell(problem);
    if (!problem)
      this.toasts.show($localize`:@@custody.done:Đã chuyển; hồ sơ chờ người nhận.`, () => void this.recall());
  }

  private tell(problem: Problem | undefined): void {
    this.error.set(problem && problemText(problem));
  }
}
