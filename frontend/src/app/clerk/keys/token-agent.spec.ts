import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SigningSession } from '../../api/staff-types';
import { AgentError, TokenAgent, TokenKey } from './token-agent';

const session = {
  id: 's1',
  algorithm: 'rsaPss',
  items: ['p1', 'p2'].map((slipId) => ({ slipId, bytesToSign: 'MQA=' })),
} as unknown as SigningSession;
const key: TokenKey = { id: 'k1', certificate: new Uint8Array(), algorithms: ['rsaPssSha256'] };

describe('The agent at this computer', () => {
  let agent: TokenAgent;
  let server: HttpTestingController;
  let fetched: ReturnType<typeof vi.fn<typeof fetch>>;

  beforeEach(() => {
    localStorage.clear();
    fetched = vi.fn<typeof fetch>();
    vi.stubGlobal('fetch', fetched);
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    agent = TestBed.inject(TokenAgent);
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => vi.unstubAllGlobals());

  async function looked(): Promise<void> {
    const looking = agent.look();
    server.expectOne('/api/signing-agent').flush({ address: 'http://127.0.0.1:7411/' });
    await looking;
  }

  async function signed() {
    const outcomes: string[] = [];
    const signing = agent.signer(key, '123456')(session, session.items, (item, outcome) =>
      outcomes.push(`${item.slipId} ${'code' in outcome ? outcome.code : outcome.signature.length}`),
    );
    const tickets = session.items.map(({ slipId }) => ({ slipId, ticket: `for ${slipId}` }));
    server.expectOne('/api/signing-sessions/s1/tickets').flush(tickets);
    await signing;
    return outcomes;
  }

  it('is asked again on its own only where a token was used before', async () => {
    await agent.lookAgain();

    expect(fetched).not.toHaveBeenCalled();
    server.expectNone('/api/signing-agent');
  });

  it('is not there when nothing listens', async () => {
    fetched.mockRejectedValue(new TypeError());

    await looked();

    expect(agent.state()).toBe('absent');
  });

  it('does not know this portal when it listens and gives no answer', async () => {
    fetched.mockRejectedValueOnce(new TypeError()).mockResolvedValueOnce(new Response());

    await looked();

    expect(agent.state()).toBe('foreign');
  });

  it('tells of each paper as the token is done with it, wherever the lines are cut', async () => {
    const parts = ['{"item":0,"signa', 'ture":"AQI="}\n{"item":1,"code":"agent.ticket-used"}\n'];
    const body = new ReadableStream({
      start(stream) {
        for (const part of parts) stream.enqueue(new TextEncoder().encode(part));
        stream.close();
      },
    });
    fetched.mockResolvedValue(new Response(body));

    expect(await signed()).toEqual(['p1 2', 'p2 agent.ticket-used']);
  });

  it('passes on how many tries the token has left', async () => {
    fetched.mockResolvedValue(
      new Response(JSON.stringify({ code: 'agent.pin-wrong', triesLeft: 2 }), { status: 422 }),
    );

    await expect(signed()).rejects.toEqual(new AgentError('agent.pin-wrong', 2));
  });
});
