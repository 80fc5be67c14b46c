import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['modules/**/*.test.{ts,tsx}', 'platform/**/*.test.ts', 'apps/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    // Journeys are Playwright's.
    exclude: ['**/node_modules/**', 'tests/journeys/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
  },
})
