import { defineConfig } from 'vitest/config'

/**
 * The tests of scoring/ as the mutation run needs them: each file in a world of its own, since what a mutant changes
 * may be worked out while a module is loaded, and random cases that are the same for every mutant.
 */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/mutation/**/*.test.ts', 'test/scoring/**/*.test.ts'],
    setupFiles: ['test/mutation/same-cases.ts'],
    testTimeout: 30_000,
  },
})
