import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/find-browser.ts';
import { findFreePort } from './scripts/start/choose-port.ts';

const SERVER_START_TIMEOUT_MS = 10 * 60_000;

// Playwright reads this file again in every worker: what is chosen once is handed on by the environment.
process.env.CHROMIUM_PATH = await findBrowser();
process.env.E2E_PORT ??= String(await findFreePort());
process.env.E2E_DATA_DIR ??= '.data/e2e';
// Where a journey may open a shop of its own that the program writes to.
process.env.E2E_SHOP_PORT ??= String(await findFreePort());
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // A machine that builds and tests at once may hold up a browser; what needed a second try is listed as flaky.
  retries: 1,
  forbidOnly: true,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/report.json' }],
  ],
  use: {
    baseURL,
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: /\.phone\.spec\.ts$/,
      use: { locale: 'en-GB', timezoneId: 'Europe/Sofia', viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      testMatch: /\.phone\.spec\.ts$/,
      use: {
        locale: 'fa-IR',
        timezoneId: 'Asia/Tehran',
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
  // The program as a shop starts it, with its own database and demo business.
  webServer: {
    command: `"${process.execPath}" scripts/start.ts --lang en`,
    url: `${baseURL}/api/health`,
    env: {
      DATA_DIR: process.env.E2E_DATA_DIR,
      DATABASE_URL: '',
      PORT: process.env.E2E_PORT,
      LOG_LEVEL: 'warn',
      WEBHOOK_ALLOWED_HOSTS: `127.0.0.1:${process.env.E2E_SHOP_PORT}`,
    },
    timeout: SERVER_START_TIMEOUT_MS,
    reuseExistingServer: false,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
});
