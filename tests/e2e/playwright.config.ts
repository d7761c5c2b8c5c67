import { defineConfig } from '@playwright/test';

/** In a worker's process, the system that the setup has started for it. */
const systems = JSON.parse(process.env['OPS_E2E_SYSTEMS'] ?? '[]') as Record<string, string>[];
Object.assign(process.env, systems[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]);

export const port = Number(process.env['OPS_E2E_PORT'] ?? 5099);

/**
 * Two workers, each with a server and a database of its own: one's journeys run one after the other, each with people and
 * dossiers of its own, and while one waits for a mail or for the next minute, the other goes on.
 */
export default defineConfig({
  testDir: '.',
  globalSetup: './setup/system.ts',
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: process.env['CI'] === 'true' ? [['list'], ['github']] : 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['OPS_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
