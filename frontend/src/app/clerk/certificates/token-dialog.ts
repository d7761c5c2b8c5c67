import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { problemOf } from '../../api/problem';
import { codeText, problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { Dialog } from '../../ui/dialog/dialog';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { AgentError, AgentState, TokenAgent, TokenKey } from '../keys/token-agent';
import { readCertificate } from '../keys/x509';
import { pinProblem } from '../sign/pin-problem';
import { SigningKeys } from '../sign/signing-keys';
import { Registration } from './registration';

const troubles: Partial<Record<AgentState, string>> = {
  unused: $localize`:@@token.unused:Cổng này không dùng chương trình ký ở máy cán bộ.`,
  absent: codeText('agent.absent'),
  foreign: codeText('agent.origin-unknown'),
  empty: codeText('agent.token-missing'),
};

/** Finds the token in this computer and makes its certificate known to the server. */
@Component({
  selector: 'ops-token-dialog',
  imports: [Button, Dialog, Field, Notice, Skeleton],
  template: `
    <ops-dialog heading="Ký bằng token" i18n-heading="@@token.title">
      @if (trouble(); as words) {
        <ops-notice tone="warn" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
        <button ops-button type="button" (click)="agent.look()" i18n="@@action.retry">Thử lại</button>
      } @else if (agent.state() === 'looking') {
        <ops-skeleton [lines]="2" />
      }
      @if (error(); as words) {
        <ops-notice tone="bad" [live]="true"
          ><p>{{ words }}</p></ops-notice
        >
      }
      @for (one of found(); track one.key.id) {
        <form (submit)="register($event, one.key)">
          <p>
            <b>{{ one.name }}</b>
          </p>
          @if (one.known) {
            <p class="muted" i18n="@@token.known">Chứng thư này đã đăng ký; token ký được ngay.</p>
          } @else {
            <ops-field label="Mã PIN của token" i18n-label="@@token.pin" [error]="pinError()">
              <input
                #field
                type="password"
                autocomplete="off"
                required
                [value]="pin()"
                (input)="pin.set(field.value)"
              />
            </ops-field>
            <button ops-button kind="primary" type="submit" [busy]="busy()">
              <ng-container i18n="@@token.register">Đăng ký chứng thư</ng-container>
            </button>
          }
        </form>
      }
      <p class="small muted" i18n="@@token.local">
        Khóa không rời token. Mã PIN chỉ gửi tới chương trình ký ở máy này, không gửi lên máy chủ.
      </p>
    </ops-dialog>
  `,
})
export class TokenDialog {
  protected readonly agent = inject(TokenAgent);
  private readonly keys = inject(SigningKeys);
  private readonly registration = inject(Registration);
  private readonly dialog = viewChild.required(Dialog);

  protected readonly found = computed(() =>
    this.agent.keys().map((key) => ({
      key,
      name: readCertificate(key.certificate).commonName,
      known: this.keys.usable().some(({ keyId }) => keyId === key.id),
    })),
  );
  protected readonly trouble = computed(() => troubles[this.agent.state()]);
  protected readonly pin = signal('');
  protected readonly pinError = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  open(): void {
    this.error.set(undefined);
    this.pinError.set(undefined);
    this.dialog().open();
    void this.agent.look();
  }

  protected async register(event: Event, key: TokenKey): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set(undefined);
    this.pinError.set(undefined);
    try {
      await this.registration.registerWith([key.certificate], (challenge) =>
        this.agent.prove(key, this.pin(), challenge),
      );
      await this.keys.load();
    } catch (error) {
      const words = pinProblem(error);
      this.pinError.set(words);
      if (!words)
        this.error.set(error instanceof AgentError ? codeText(error.code) : problemText(problemOf(error)));
    } finally {
      this.pin.set('');
      this.busy.set(false);
    }
  }
}
