import { defineConfig } from '@playwright/test'
import { fileURLToPath } from 'node:url'

const port = process.env['JOURNEYS_PORT'] ?? '4199'
const root = fileURLToPath(new URL('../../', import.meta.url))

/** One browser, one server, one county: what one clerk does is seen by the next, as in an office. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `${root}.cache/journeys/results`,
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // A drawer that is still sliding away would take the next click.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'node --disable-warning=ExperimentalWarning tests/journeys/serve-journeys.ts',
    cwd: root,
    url: `http://127.0.0.1:${port}/api/v1/session`,
    // The first run seeds the county.
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
