import { defineConfig } from 'vitest/config'

/**
 * Three projects, one after another, from quick to slow. `unit` is the pure core; `integration` runs the real app
 * over HTTP on the embedded database; `browser` drives a real Chromium. Two cores are assumed.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default', './test/support/plain-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/survey-forms/**/*.test.ts',
            'test/scoring/**/*.test.ts',
            'test/project/**/*.test.ts',
          ],
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/server/**/*.test.ts'],
          globalSetup: ['./test/support/build.ts'],
          pool: 'forks',
          // The application is read once for each of the two processes, not once for each file: that took longer than
          // many of the tests.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
