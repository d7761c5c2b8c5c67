import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import contract from '../../../../../backend/docs/openapi.json';
import { accessFaults } from '../../../testing/axe';
import { codeText } from '../../dossier/problem-texts';
import { MemberPage } from './member';
import { adminCodeText, fieldInWords } from './words';

const member = {
  subject: '1',
  login: 'trang.lethi',
  name: 'Lê Thị Trang',
  email: 'trang@example.com',
  phone: '0900000001',
  countedInReport: true,
  positions: [
    {
      id: 'trang.lethi-1',
      unitId: 'counter',
      role: 'receivingClerk',
      title: { vi: 'Chuyên viên' },
      validFrom: '2025-07-01',
    },
  ],
  absences: [],
};

describe('The administration of the catalogue', () => {
  it('keeps what was entered when it is refused and says at which field', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    const fixture = TestBed.createComponent(MemberPage);
    fixture.componentRef.setInput('key', 'trang.lethi');
    const http = TestBed.inject(HttpTestingController);
    const page: HTMLElement = fixture.nativeElement;
    const field = (name: string) => {
      const label = Array.from(page.querySelectorAll('label')).find((one) => one.textContent.includes(name))!;
      return page.querySelector<HTMLInputElement>(`#${label.htmlFor}`)!;
    };
    const type = (name: string, value: string) => {
      field(name).value = value;
      field(name).dispatchEvent(new Event('input'));
    };
    const press = async (name: string) => {
      Array.from(page.querySelectorAll('button'))
        .find((one) => one.textContent.includes(name))!
        .click();
      await fixture.whenStable();
    };
    fixture.detectChanges();
    http
      .expectOne('/api/administration/entries/staff/trang.lethi')
      .flush({ kind: 'staff', key: 'trang.lethi', name: { vi: '' }, content: member, drawnFrom: 4 });
    for (const kind of ['unit', 'staff'])
      http.expectOne(`/api/administration/entries/${kind}`).flush({ items: [] });
    await fixture.whenStable();

    type('Thư điện tử', 'quantri@example.com');
    await press('Lưu và xem trước');
    expect(page.textContent).toContain('Hãy điền mục này.');
    type('Lý do', 'Quyết định 1');
    await press('Lưu và xem trước');
    const proposal = http.expectOne({ method: 'POST', url: '/api/administration/editions' });
    expect(proposal.request.body).toEqual({
      entries: [{ kind: 'staff', key: 'trang.lethi', content: { ...member, email: 'quantri@example.com' } }],
      drawnFrom: 4,
      reason: 'Quyết định 1',
    });
    proposal.flush(
      { code: 'catalogue.faulty', errors: { 'staff/trang.lethi/email': ['catalogue.taken'] } },
      { status: 422, statusText: 'Unprocessable' },
    );
    await fixture.whenStable();

    expect(field('Thư điện tử').value).toBe('quantri@example.com');
    await expect.poll(() => field('Thư điện tử').getAttribute('aria-invalid')).toBe('true');
    expect(page.textContent).toContain(adminCodeText('catalogue.taken'));
    expect(await accessFaults(page)).toEqual([]);
  });

  it('names a fault of another entry where it is', () => {
    expect(fieldInWords('positions[1].validTo')).toBe('Vị trí 2, Ngày cuối');
  });

  it.each(
    contract.components.schemas.ProblemCode.enum.filter((code) => /^(catalogue|template)\./.test(code)),
  )('says in words what %s means', (code) => {
    expect(adminCodeText(code)).not.toBe(codeText('request.failed'));
  });
});
