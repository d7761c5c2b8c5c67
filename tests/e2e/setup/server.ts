import { ChildProcess, spawn, spawnSync } from 'node:child_process';
// @ts-expect-error The commands of the repository are plain modules: they run before any package is installed.
import * as run from '../../../infra/dev/run.mjs';

/** Whether the kernel's calls can be made to fail here; where nobody looks on, that is owed. */
export const canTrace = spawnSync('strace', ['--version']).status === 0;

/** The real program over a data folder, to be killed and started again at will. */
export class Server {
  port = 0;
  process?: ChildProcess;
  gone: Promise<void> = Promise.resolve();

  constructor(
    readonly data: string,
    private readonly settings: Record<string, string> = {},
  ) {}

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    this.port ||= await run.freePort();
    const process = this.spawn();
    this.process = process;
    this.gone = new Promise((resolve) => process.on('close', () => resolve()));
    if (!(await run.waitForReady(this.address))) throw new Error('The server did not get ready.');
  }

  /** Only the process, without waiting for anything. */
  spawn(stdio: ('ignore' | 'inherit' | 'pipe')[] = ['ignore', 'ignore', 'inherit']): ChildProcess {
    return run.background('dotnet', [process.env['OPS_API'] ?? run.apiProgram], {
      cwd: run.api,
      stdio,
      env: {
        ...process.env,
        ASPNETCORE_ENVIRONMENT: 'Development',
        PORT: String(this.port),
        OPS_DATA_DIR: this.data,
        Portal__PublicUrl: this.address,
        ...this.settings,
      },
    }) as ChildProcess;
  }

  async kill(): Promise<void> {
    this.process?.kill('SIGKILL');
    await this.gone;
  }

  /** Has the kernel do something at calls of the process from now on, as strace's `inject` words it. */
  async inject(calls: string, what: string): Promise<ChildProcess> {
    const pid = String(this.process!.pid);
    const tracer = spawn(
      'strace',
      ['-f', '-p', pid, '-e', `trace=${calls}`, '-e', `inject=${calls}:${what}`],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await new Promise<void>((resolve, reject) => {
      tracer.stderr.on('data', (said: Buffer) => said.includes('attached') && resolve());
      tracer.on('close', () => reject(new Error('strace could not attach.')));
    });
    tracer.stderr.resume();
    return tracer;
  }
}
