import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { PersonalData } from '../../api/personal-data-types';
import { problemOf } from '../../api/problem';
import { codeText, problemText } from '../../dossier/problem-texts';
import '../../dossier/data-request-problem-texts';
import { InstantPipe } from '../../dossier/when';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon/icon';
import { Notice } from '../../ui/notice/notice';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { MyDataRequests } from './my-data-requests';
import { MyLooks } from './my-looks';
import { MyRetentionList } from './my-retention';

const exportsADay = 5;
const day = 24 * 60 * 60 * 1000;

/** What is kept of a person, why and how long; who looked; and what they may do about it. */
@Component({
  selector: 'ops-personal-data',
  imports: [
    Button,
    Icon,
    InstantPipe,
    MyDataRequests,
    MyLooks,
    MyRetentionList,
    Notice,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './personal-data.html',
  styleUrl: './personal-data.css',
})
export class PersonalDataPage {
  private readonly http = inject(HttpClient);
  protected readonly kept = signal<PersonalData | undefined>(undefined);
  protected readonly error = signal<string | undefined>(undefined);
  /** Why there is no export now. The archive is a plain link: a browser saves it without holding it in memory. */
  protected readonly noExport = computed(() => {
    const recent = this.kept()?.exports.filter((at) => Date.now() - Date.parse(at) < day) ?? [];
    return recent.length >= exportsADay ? codeText('personal-data.export-too-often') : undefined;
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.error.set(undefined);
    try {
      this.kept.set(await firstValueFrom(this.http.get<PersonalData>('/api/personal-data')));
    } catch (error) {
      this.error.set(problemText(problemOf(error)));
    }
  }
}
