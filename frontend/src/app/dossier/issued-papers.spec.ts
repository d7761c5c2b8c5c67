import { TestBed } from '@angular/core/testing';
import { IssuedPaper } from '../api/issued-papers';
import { IssuedPapers } from './issued-papers';

const refusal: IssuedPaper = {
  id: 'p2',
  kind: 'refusal',
  number: '03/PTC-TTPVHCC',
  issuedAt: '2026-11-23T02:00:00Z',
  state: 'waiting',
  rung: 'nothing',
  toSign: true,
};

describe('The papers of a dossier', () => {
  async function shown(paper: IssuedPaper, maySign: boolean) {
    const fixture = TestBed.createComponent(IssuedPapers);
    fixture.componentRef.setInput('papers', [paper]);
    fixture.componentRef.setInput('maySign', maySign);
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  it('says which paper waits and offers its signature to the one in whose name it is', async () => {
    const words = await shown(refusal, true);

    expect(words).toContain('Phiếu từ chối tiếp nhận giải quyết hồ sơ');
    expect(words).toContain('03/PTC-TTPVHCC');
    expect(words).toContain('Chờ ký');
    expect(words).toContain('Ký ngay');
  });

  it('offers no signature to anybody else, nor without a key', async () => {
    expect(await shown({ ...refusal, toSign: false }, true)).not.toContain('Ký ngay');
    expect(await shown(refusal, false)).not.toContain('Ký ngay');
  });

  it('tells of a paper under the seal that its person may still sign it', async () => {
    const words = await shown(
      {
        ...refusal,
        state: 'signed',
        rung: 'seal',
        signerName: 'Trung tâm',
        signedAt: '2026-11-23T02:00:02Z',
      },
      true,
    );

    expect(words).toContain('Có con dấu số');
    expect(words).toContain('Trung tâm, ');
    expect(words).toContain('Ký ngay');
  });
});
