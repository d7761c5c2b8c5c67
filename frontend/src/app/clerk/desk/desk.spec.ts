import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { accessFaults } from '../../../testing/axe';
import { StaffDossier } from '../../api/staff-types';
import { ToastOutlet } from '../../ui/toasts/toasts';
import { Desk } from './desk';
import { DeskDossier } from './desk-dossier';

const code = 'H56.397.01-261123-0001';
const url = `/api/dossiers/${code}`;
const paper = (id: string, verdict = 'unseen') => ({
  id,
  paperCode: id,
  paperName: { vi: `Giấy tờ ${id}` },
  fileName: `${id}.jpg`,
  mediaType: 'image/jpeg',
  pages: 1,
  scan: 'clean',
  verdict,
});
const dossier = {
  code,
  version: 4,
  status: 'registered',
  procedure: { code: '1.004873', version: 1, name: { vi: 'Cấp giấy xác nhận tình trạng hôn nhân' } },
  unit: { id: 'u', name: { vi: 'UBND xã Triệu Sơn' } },
  applicant: { name: 'Trần Thị Bích Ngọc', address: 'Triệu Sơn' },
  form: { key: 'f', version: 1 },
  answers: {},
  attachments: [paper('a'), paper('b')],
  history: [],
  lookedUp: [],
  issuedPapers: [],
  acceptanceDueAt: '2026-11-24T02:00:00Z',
  allowedActs: ['examinePaper', 'accept', 'refuse'],
} as unknown as StaffDossier;

describe('The desk', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<Desk>;
  let element: HTMLElement;
  let toasts: ComponentFixture<ToastOutlet>;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    server = TestBed.inject(HttpTestingController);
    toasts = TestBed.createComponent(ToastOutlet);
    fixture = TestBed.createComponent(Desk);
    fixture.componentRef.setInput('code', code);
    element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    TestBed.tick();
    server.expectOne(url).flush(dossier);
    await settle();
    server.match('/api/reasons').forEach((asked) =>
      asked.flush({
        lists: [{ id: 'paper', reasons: [{ code: 'illegible', label: { vi: 'Mờ' }, words: '' }] }],
      }),
    );
    await settle();
  });

  /** Files and forms of the viewer are of no interest here and stay unanswered. */
  async function settle() {
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  }

  const verdictOf = (id: string) => server.match(`${url}/attachments/${id}/verdict`);
  const key = (name: string) => document.dispatchEvent(keyEvent(name));
  function keyEvent(name: string) {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true });
    Object.defineProperty(event, 'target', { value: document.body });
    return event;
  }
  const said = () => toasts.nativeElement.textContent as string;

  it('takes one verdict at a time and never claims to have saved one that was not sent', async () => {
    key('g');
    const [first] = verdictOf('a');
    key('g');
    key('x');
    await settle();

    expect(verdictOf('a')).toHaveLength(0);
    expect(element.querySelector('dialog[open]')).toBeNull();
    expect(said()).not.toContain('Đã ghi nhận');

    first?.flush({ ...dossier, version: 5, attachments: [paper('a', 'good'), paper('b')] });
    await settle();
    expect(said()).toContain('Đã ghi nhận: Đạt');
    key('g');
    expect(verdictOf('b')).toHaveLength(1);
  });

  it('offers only “not good” for a paper that the scan has not found clean', async () => {
    const pending = { ...dossier, attachments: [{ ...paper('a'), scan: 'pending' }] };
    void fixture.debugElement.injector.get(DeskDossier).judge('a', { verdict: 'unseen' });
    verdictOf('a')[0]?.flush(pending);
    await settle();
    const button = (word: string) =>
      [...element.querySelectorAll<HTMLButtonElement>('.verdict button')].find(
        (one) => one.textContent?.trim() === word,
      );

    key('g');
    expect(verdictOf('a')).toHaveLength(0);
    expect(button('Đạt')?.disabled).toBe(true);
    expect(button('Chưa đạt')?.disabled).toBe(false);
    key('x');
    await settle();
    expect(element.querySelector('dialog[open]')).not.toBeNull();
  });

  it('looks a person up by one press, and says what to do when the register knows nobody', async () => {
    const person = { number: 1, name: 'Trần Thị Bích Ngọc', personalIdMasked: '*********234' };
    const asked = {
      paperCode: 'identity',
      paperName: { vi: 'Thẻ căn cước' },
      facts: ['identity'],
      source: '66.7/2025/NQ-CP',
      persons: [person],
    };
    const lookable = { ...dossier, lookedUp: [asked], allowedActs: ['consultRegister'] };
    void fixture.debugElement.injector.get(DeskDossier).judge('a', { verdict: 'unseen' });
    verdictOf('a')[0]?.flush(lookable);
    await settle();
    const card = element.querySelector('ops-register-card');
    const press = () => card?.querySelector('button')?.click();

    press();
    const first = server.expectOne(`${url}/register-look-ups`);
    first.flush({ code: 'population.no-match' }, { status: 422, statusText: '' });
    await settle();
    expect(card?.querySelector('[role=alert]')?.textContent).toContain('yêu cầu người nộp bổ sung giấy tờ');

    press();
    const second = server.expectOne(`${url}/register-look-ups`);
    expect(second.request.body).toEqual({ paperCode: 'identity', person: 1 });
    expect(second.request.headers.get('Idempotency-Key')).not.toBe(
      first.request.headers.get('Idempotency-Key'),
    );
    second.flush({ status: 'registered', version: 5 });
    await settle();
    const said = { name: 'TRẦN THỊ BÍCH NGỌC', birthDate: '1990-03-17', hasDied: false };
    const answer = { at: '2026-11-23T02:00:00Z', said, differences: ['birthDate'] };
    server.expectOne(url).flush({ ...lookable, lookedUp: [{ ...asked, persons: [{ ...person, answer }] }] });
    await settle();
    expect(card?.textContent).toContain('Khác tờ khai');
    expect(card?.querySelector('.differs')?.textContent).toContain('17/03/1990');
    expect(await accessFaults(element)).toEqual([]);
  });

  it('says of an act that comes while another is on its way that it was not done', async () => {
    const desk = fixture.debugElement.injector.get(DeskDossier);

    const first = desk.judge('a', { verdict: 'good' });
    const second = await desk.judge('b', { verdict: 'good' });

    expect(second?.code).toBe('request.busy');
    expect(verdictOf('b')).toHaveLength(0);
    verdictOf('a')[0]?.flush({ ...dossier, version: 5 });
    expect(await first).toBeUndefined();
  });

  it('keeps the reason at hand when it could not be saved', async () => {
    key('x');
    await settle();
    const dialog = element.querySelector('dialog[open]') as HTMLElement;
    const pick = dialog.querySelector('select') as HTMLSelectElement;
    pick.value = pick.options[1]?.value ?? '';
    pick.dispatchEvent(new Event('change'));
    const words = dialog.querySelector('textarea') as HTMLTextAreaElement;
    words.value = 'Ảnh mờ, hãy chụp lại';
    words.dispatchEvent(new Event('input'));
    await settle();
    [...dialog.querySelectorAll('button')].find((one) => one.textContent?.includes('Ghi nhận'))?.click();
    verdictOf('a')[0]?.error(new ProgressEvent('error'));
    await settle();

    expect(element.querySelector('dialog[open]')?.textContent).toContain('Không kết nối được');
    expect((element.querySelector('dialog[open] textarea') as HTMLTextAreaElement).value).toContain('Ảnh mờ');
  });

  it('does not accept while papers are unseen, and says why', async () => {
    const accept = [...element.querySelectorAll('button')].find((one) =>
      one.textContent?.includes('Tiếp nhận'),
    );

    expect(accept?.disabled).toBe(true);
    expect(element.textContent).toContain('Còn 2 giấy tờ chưa kiểm tra.');
  });

  // The largest page of all; on a busy machine its check takes longer than a test usually may.
  it('breaks no rule of access', async () => {
    expect(await accessFaults(element)).toEqual([]);
  }, 30_000);
});
