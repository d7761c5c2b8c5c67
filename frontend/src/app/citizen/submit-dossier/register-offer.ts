import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { problemOf } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { factWords } from '../../dossier/register-labels';
import { Button } from '../../ui/button/button';
import { Notice } from '../../ui/notice/notice';
import { SubmissionDraft } from './draft/submission-draft';

/** What a person can do when the register did not help them; a clerk reads other words. */
const failures: Readonly<Record<string, string>> = {
  'population.unavailable': $localize`:@@fromRegister.unavailable:Cơ sở dữ liệu quốc gia về dân cư chưa trả lời. Những gì ông/bà đã khai vẫn còn nguyên. Hãy thử lại sau ít phút hoặc tự khai.`,
  'population.no-match': $localize`:@@fromRegister.noMatch:Họ tên và số định danh của tài khoản không khớp với Cơ sở dữ liệu quốc gia về dân cư. Ông/bà hãy tự khai. Nếu thông tin trên thẻ căn cước đúng, hãy đề nghị Công an cấp xã cập nhật dữ liệu dân cư.`,
  'population.refused': $localize`:@@fromRegister.refused:Cơ sở dữ liệu quốc gia về dân cư hiện không trả lời cơ quan này. Ông/bà hãy tự khai.`,
  'population.not-asked': $localize`:@@fromRegister.notAsked:Không còn mục nào để lấy từ Cơ sở dữ liệu quốc gia về dân cư. Ông/bà hãy tự khai các mục còn trống.`,
  'population.too-many': $localize`:@@fromRegister.tooMany:Ông/bà đã lấy thông tin năm lần trong một giờ. Hãy tự khai hoặc thử lại sau.`,
  'request.stale-version': $localize`:@@fromRegister.stale:Hồ sơ vừa được sửa ở nơi khác. Hãy xem lại các mục rồi lấy thông tin lần nữa.`,
};

/** Offers to ask the population register about whoever is signed in, and says what came of it. Pressing it is the consent. */
@Component({
  selector: 'ops-register-offer',
  imports: [Button, Notice, RouterLink],
  template: `
    @if (outcome(); as it) {
      <div #told tabindex="-1">
        <ops-notice [tone]="it.tone" [live]="true">
          <p>{{ it.words }}</p>
          <p class="small">
            <a routerLink="/ho-so-ca-nhan/du-lieu" i18n="@@fromRegister.looks">Xem lại lần hỏi này</a>
          </p>
        </ops-notice>
      </div>
    }
    @if (facts()) {
      <section class="offer" aria-labelledby="from-register">
        <h2 id="from-register" i18n="@@fromRegister.title">
          Lấy thông tin từ Cơ sở dữ liệu quốc gia về dân cư
        </h2>
        <p i18n="@@fromRegister.what">
          Nếu ông/bà đồng ý, Cổng hỏi về chính ông/bà, theo họ tên và số định danh của tài khoản đăng nhập:
          {{ words() }}; rồi điền vào tờ khai này. Những gì ông/bà đã tự khai được giữ nguyên.
        </p>
        <p class="small muted" i18n="@@fromRegister.seen">
          Mỗi lần hỏi được ghi lại; ông/bà xem được ở mục “Ai đã xem hồ sơ của tôi”.
        </p>
        <button ops-button type="button" [busy]="asking()" (click)="ask()" i18n="@@fromRegister.agree">
          Đồng ý lấy thông tin
        </button>
      </section>
    }
  `,
  styles: `
    .offer {
      max-width: var(--measure);
      margin-bottom: var(--space-5);
      padding: var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    h2 {
      margin-top: 0;
      font-size: var(--text-lg);
    }
  `,
})
export class RegisterOffer {
  /** The page of the form; what was told on another one is over. */
  readonly page = input.required<string>();

  private readonly submission = inject(SubmissionDraft);
  private readonly injector = inject(Injector);
  private readonly told = viewChild<ElementRef<HTMLElement>>('told');

  protected readonly facts = computed(() => this.submission.draft()?.fromRegister?.facts);
  protected readonly words = computed(() => factWords(this.facts() ?? []));
  protected readonly asking = signal(false);
  protected readonly outcome = linkedSignal<
    string,
    { tone: 'good' | 'warn' | 'bad'; words: string } | undefined
  >({
    source: this.page,
    computation: () => undefined,
  });

  protected async ask(): Promise<void> {
    if (this.asking()) return;
    this.asking.set(true);
    try {
      const filled = await this.submission.fillFromRegister();
      this.outcome.set(
        filled
          ? {
              tone: 'good',
              words: $localize`:@@fromRegister.done:Đã điền ${filled}:count: mục từ Cơ sở dữ liệu quốc gia về dân cư. Hãy xem lại; mục nào chưa đúng thì sửa như các mục khác.`,
            }
          : {
              tone: 'warn',
              words: $localize`:@@fromRegister.nothing:Cơ sở dữ liệu quốc gia về dân cư không có thông tin cho các mục còn trống. Ông/bà hãy tự khai.`,
            },
      );
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 412) await this.submission.refresh();
      this.outcome.set({ tone: 'bad', words: failures[problem.code] ?? problemText(problem) });
    } finally {
      this.asking.set(false);
    }
    // The button may be gone with its focus.
    afterNextRender(() => this.told()?.nativeElement.focus(), { injector: this.injector });
  }
}
