import { defineConfig } from '@playwright/test';

export const port = Number(process.env['OPS_E2E_PORT'] ?? 5099);

/** One server, one database: journeys run one after the other, each with people and dossiers of its own. */
export default defineConfig({
  testDir: '.',
  globalSetup: './setup/system.ts',
  workers: 1,
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
