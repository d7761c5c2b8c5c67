import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import { RemoteReturn } from './remote-return';
import '../../dossier/staff-problem-texts';

const answers = '/api/remote-signing/answers';

describe('Back from a remote signing service', () => {
  let server: HttpTestingController;
  let element: HTMLElement;

  async function comeBack(params: Record<string, string>): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: ActivatedRoute, useValue: { snapshot: { queryParamMap: convertToParamMap(params) } } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(RemoteReturn);
    element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  }

  const says = (words: string) => vi.waitFor(() => expect(element.textContent).toContain(words));

  it('tells of each paper whether it was signed', async () => {
    await comeBack({ state: 's', code: 'c' });
    await says('Đang nhận kết quả');
    const request = server.expectOne(answers);
    expect(request.request.body).toEqual({ state: 's', code: 'c', error: undefined });

    request.flush({
      signatures: {
        results: [
          { slipId: 'p1', dossierCode: 'H56.310-261123-0001', state: 'signed' },
          { slipId: 'p2', dossierCode: 'H56.310-261123-0002', state: 'refused', code: 'slip.superseded' },
          { slipId: 'p3', dossierCode: 'H56.310-261123-0003', state: 'signed' },
        ],
      },
    });

    await says('Đã ký 2 trên 3 giấy');
    await says('đã được đồng nghiệp cấp lại');
  });

  it('brings the same answer again when the server was not reached', async () => {
    await comeBack({ state: 's', code: 'c' });
    server.expectOne(answers).error(new ProgressEvent('error'));
    await says('Không kết nối được');

    element.querySelector<HTMLButtonElement>('ops-notice button')?.click();

    const again = await vi.waitFor(() => server.expectOne(answers));
    again.flush({ certificate: { subject: 'CN=Cao Đình Vinh' } });
    await says('Đã đăng ký chứng thư của Cao Đình Vinh');
  });

  it('leads on at once where there is one key, and lets the person choose of several', async () => {
    await comeBack({ state: 's', code: 'c' });
    const key = (id: string) => ({
      credentialId: id,
      subject: `CN=${id}`,
      serial: '1',
      notAfter: '2027-01-01T00:00:00Z',
    });
    server.expectOne(answers).flush({ choices: { id: 'list', keys: [key('one'), key('two')] } });
    await says('Chọn chứng thư');
    server.expectNone('/api/remote-signing/proofs');

    TestBed.resetTestingModule();
    await comeBack({ state: 's', code: 'c' });
    server.expectOne(answers).flush({ choices: { id: 'list', keys: [key('one')] } });

    const proof = await vi.waitFor(() => server.expectOne('/api/remote-signing/proofs'));
    expect(proof.request.body).toEqual({ choiceId: 'list', credentialId: 'one' });
  });

  it('asks nobody when there is nothing to bring', async () => {
    await comeBack({});

    await says('Hãy bắt đầu lại');
    server.expectNone(answers);
  });
});
