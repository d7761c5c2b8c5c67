import { inject, Service } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "What this page is – Một cửa", and the focus on the new page's heading so that the change is heard. */
@Service()
export class PageTitles extends TitleStrategy {
  private readonly title = inject(Title);
  private first = true;

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const page = this.buildTitle(snapshot);
    const site = $localize`:@@site.title:Một cửa – Dịch vụ công trực tuyến`;
    this.title.setTitle(page ? `${page} – ${$localize`:@@site.name:Một cửa`}` : site);
    if (!this.first)
      setTimeout(() => document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true }));
    this.first = false;
  }
}
