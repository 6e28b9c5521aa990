import { defineConfig } from 'vitest/config'

/**
 * Three projects, from quick to slow. `unit` is the pure core; `integration` runs the real app over HTTP on the
 * embedded database; `browser` drives a real Chromium. Heavy ones run one file at a time: two cores are assumed.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
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
        },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['test/server/**/*.test.ts'], pool: 'forks', maxWorkers: 2 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
})
