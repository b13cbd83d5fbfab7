import { defineConfig } from '@playwright/test';
import { fakeMediaSwitches } from './support/media.js';
import { formUnderTest, resultsFolder } from './support/settings.js';

const isCi = Boolean(process.env.CI);

/** End-to-end tests of the built apps in real Chromium; `E2E_FORM` says in which form they run. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: resultsFolder,
  globalSetup: './support/start-server.ts',
  // One server and two cores: the specs would only slow each other down.
  workers: 1,
  fullyParallel: false,
  forbidOnly: isCi,
  retries: isCi ? 2 : 0,
  timeout: 90_000,
  globalTimeout: 19 * 60_000,
  expect: { timeout: 15_000 },
  grepInvert: [
    ...(process.env.E2E_SCREENSHOTS ? [] : [/@screenshots/]),
    // Six pages of video take two minutes on two cores, and more than those carry beside anything else.
    ...(process.env.E2E_HEAVY ? [] : [/@heavy/]),
    // What both forms do alike is shown in one of them; the other one looks at every page.
    ...(formUnderTest === 'split' || process.env.E2E_ALL ? [] : [/@once/]),
  ],
  reporter: 'list',
  metadata: { form: formUnderTest },
  use: {
    baseURL: process.env.E2E_URL,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // Without pictures of the page: they run a script in each frame, which the sandbox of the mails refuses, aloud.
    trace: { mode: 'on-first-retry', snapshots: false },
    permissions: ['camera', 'microphone'],
    launchOptions: {
      executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
      args: [
        ...fakeMediaSwitches,
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
