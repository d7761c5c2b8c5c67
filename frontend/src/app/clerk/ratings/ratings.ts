import { DecimalPipe } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { LocalTextPipe } from '../../api/local-text';
import { problemOf } from '../../api/problem';
import { RatingComment, RatingSums } from '../../api/rating-types';
import { Page } from '../../api/types';
import { problemText } from '../../dossier/problem-texts';
import { satisfactionLabels, satisfactions } from '../../dossier/satisfaction';
import { MonthPipe, today } from '../../dossier/when';
import { Badge } from '../../ui/badge/badge';
import { Button } from '../../ui/button/button';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Field } from '../../ui/field/field';
import { LoadMore } from '../../ui/load-more/load-more';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';

/** What people answered about the unit: sums of five answers at least, and comments that lead to nobody. */
@Component({
  selector: 'ops-ratings',
  imports: [
    Badge,
    Button,
    DecimalPipe,
    EmptyState,
    Field,
    LoadMore,
    LocalTextPipe,
    MonthPipe,
    Notice,
    Skeleton,
  ],
  templateUrl: './ratings.html',
  styleUrl: './ratings.css',
})
export class Ratings {
  private readonly http = inject(HttpClient);
  protected readonly sums = signal<RatingSums | undefined>(undefined);
  protected readonly comments = signal<readonly RatingComment[]>([]);
  protected readonly next = signal<string | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly satisfactions = satisfactions;
  protected readonly labels = satisfactionLabels;
  /** `yyyy-mm`; this year so far. */
  protected readonly through = signal(today().slice(0, 7));
  protected readonly from = signal(`${this.through().slice(0, 4)}-01`);

  constructor() {
    void this.show();
  }

  protected async show(): Promise<void> {
    this.error.set(undefined);
    this.busy.set(true);
    const params = { from: this.from(), through: this.through() };
    try {
      this.sums.set(await firstValueFrom(this.http.get<RatingSums>('/api/ratings', { params })));
      await this.readComments();
    } catch (error) {
      this.sums.set(undefined);
      this.error.set(problemText(problemOf(error)));
    } finally {
      this.busy.set(false);
    }
  }

  protected async more(): Promise<void> {
    try {
      await this.readComments(this.next());
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }

  private async readComments(cursor?: string): Promise<void> {
    const params = { from: this.from(), through: this.through(), ...(cursor && { cursor }) };
    const page = await firstValueFrom(
      this.http.get<Page<RatingComment>>('/api/ratings/comments', { params }),
    );
    this.comments.update((shown) => (cursor ? [...shown, ...page.items] : page.items));
    this.next.set(page.nextCursor);
  }
}
