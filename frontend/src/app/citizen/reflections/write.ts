import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { FeedbackKind, PetitionKind, Receipt, UnitName, unitsToday } from '../../api/feedback-types';
import { newIdempotencyKey } from '../../api/idempotency';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { problemText } from '../../dossier/problem-texts';
import { Button } from '../../ui/button/button';
import { CopyButton } from '../../ui/copy-button/copy-button';
import { Field } from '../../ui/field/field';
import { Notice } from '../../ui/notice/notice';

type What = FeedbackKind | PetitionKind;

const explained: Record<What, { name: string; hint: string }> = {
  regulation: {
    name: $localize`:@@write.regulation:Phản ánh, kiến nghị về quy định`,
    hint: $localize`:@@write.regulation.hint:Thủ tục rườm rà, giấy tờ không cần thiết, quy định không hợp lý.`,
  },
  conduct: {
    name: $localize`:@@write.conduct:Phản ánh về hành vi của cán bộ`,
    hint: $localize`:@@write.conduct.hint:Chậm trễ, gây phiền hà, không đúng mực. Chỉ người phụ trách đọc.`,
  },
  complaint: {
    name: $localize`:@@write.complaint:Khiếu nại`,
    hint: $localize`:@@write.complaint.hint:Đề nghị xem xét lại một quyết định hoặc hành vi xâm phạm quyền, lợi ích của chính ông/bà. Theo Luật Khiếu nại.`,
  },
  denunciation: {
    name: $localize`:@@write.denunciation:Tố cáo`,
    hint: $localize`:@@write.denunciation.hint:Báo hành vi vi phạm pháp luật của người khác. Theo Luật Tố cáo; thông tin người tố cáo được giữ bí mật.`,
  },
};

/** First what it is, because the laws differ; then the words. Complaints and denunciations go another, closed way. */
@Component({
  selector: 'ops-write-reflection',
  imports: [Button, CopyButton, Field, LocalTextPipe, Notice, RouterLink],
  templateUrl: './write.html',
  styleUrl: './reflections.css',
})
export class WriteReflection {
  private readonly http = inject(HttpClient);
  protected readonly units = signal<readonly UnitName[]>([]);
  protected readonly what = signal<What | undefined>(undefined);
  protected readonly isPetition = computed(() => ['complaint', 'denunciation'].includes(this.what() ?? ''));
  protected readonly receipt = signal<Receipt | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly kinds = Object.entries(explained) as [What, (typeof explained)[What]][];
  private key = newIdempotencyKey();

  constructor() {
    void this.loadUnits();
  }

  protected async loadUnits(): Promise<void> {
    try {
      this.units.set(await unitsToday(this.http));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  protected async send(form: HTMLFormElement): Promise<void> {
    const value = (name: string) =>
      (form.elements.namedItem(name) as HTMLInputElement | null)?.value.trim() ?? '';
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const request = this.isPetition()
        ? this.http.post<Receipt>('/api/petitions', {
            kind: this.what(),
            unitId: value('unit'),
            statement: value('words'),
            author: {
              name: value('name'),
              address: value('address'),
              contact: value('phone') || undefined,
            },
          })
        : this.http.post<Receipt>(
            '/api/feedback',
            {
              kind: this.what(),
              unitId: value('unit'),
              subject: value('subject'),
              words: value('words'),
              name: value('name') || undefined,
              email: value('email') || undefined,
              phone: value('phone') || undefined,
            },
            { headers: { 'Idempotency-Key': this.key } },
          );
      this.receipt.set(await firstValueFrom(request));
    } catch (error) {
      const problem = problemOf(error);
      this.error.set(problemText(problem));
      // A corrected letter is another letter; one that may have arrived is not.
      if (problem.status >= 400 && problem.status < 500) this.key = newIdempotencyKey();
    } finally {
      this.busy.set(false);
    }
  }
}
