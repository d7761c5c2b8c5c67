import { httpResource } from '@angular/common/http';
import { Component, computed, input, linkedSignal, output, resource } from '@angular/core';
import { LocalTextPipe } from '../../../api/local-text';
import { problemOf } from '../../../api/problem';
import { DossierPaper } from '../../../api/types';
import { scanLabels } from '../../../dossier/labels';
import { problemText } from '../../../dossier/problem-texts';
import { Button } from '../../../ui/button/button';
import { Notice } from '../../../ui/notice/notice';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { PdfFault, PdfFrame } from './pdf-frame';
import { Photo } from './photo';
import { plainView, ViewAct, viewAfter, viewKeys } from './view-state';

const faultWords: Record<PdfFault, string> = {
  broken: $localize`:@@viewer.broken:Tệp này không hiển thị được. Hãy chọn “Chưa đạt” và nêu lý do để người nộp gửi lại.`,
  locked: $localize`:@@viewer.locked:Tệp PDF này có mật khẩu nên không mở được.`,
  unready: $localize`:@@viewer.unready:Khung xem giấy tờ chưa tải được. Hãy kiểm tra kết nối mạng rồi bấm “Thử lại”.`,
};

/** One paper, looked at without leaving the desk. Only what the inspection found clean is fetched at all. */
@Component({
  selector: 'ops-paper-viewer',
  imports: [Button, LocalTextPipe, Notice, PdfFrame, Photo, Skeleton],
  templateUrl: './paper-viewer.html',
  styleUrl: './paper-viewer.css',
})
export class PaperViewer {
  readonly code = input.required<string>();
  readonly paper = input.required<DossierPaper>();
  /** Keys that belong to the desk, not to the viewer. */
  readonly pressed = output<string>();

  private readonly url = computed(() => {
    const { id, scan } = this.paper();
    const path = `/api/dossiers/${encodeURIComponent(this.code())}/attachments/${id}/content?disposition=inline`;
    return scan === 'clean' ? path : undefined;
  });
  protected readonly file = httpResource.blob(() => this.url());
  protected readonly isPdf = computed(() => this.paper().mediaType === 'application/pdf');
  protected readonly bytes = resource({
    params: () => (this.isPdf() && this.file.hasValue() ? this.file.value() : undefined),
    loader: ({ params }) => params.arrayBuffer(),
  });
  protected readonly pages = linkedSignal({ source: this.url, computation: () => 1 });
  protected readonly view = linkedSignal({ source: this.url, computation: () => plainView });
  private readonly fault = linkedSignal<unknown, PdfFault | undefined>({
    source: this.url,
    computation: () => undefined,
  });
  protected readonly error = computed(() => {
    const fault = this.fault();
    if (fault) return faultWords[fault];
    const error = this.file.error();
    return error && problemText(problemOf(error));
  });
  protected readonly scans = scanLabels;

  protected act(act: ViewAct): void {
    this.view.update((view) => viewAfter(view, act, this.pages()));
  }

  /** True when the key was the viewer's. */
  press(key: string): boolean {
    const act = viewKeys[key];
    if (act) this.act(act);
    return !!act;
  }

  protected retry(): void {
    this.fault.set(undefined);
    this.file.reload();
  }

  protected fail(fault: PdfFault): void {
    this.fault.set(fault);
  }
}
