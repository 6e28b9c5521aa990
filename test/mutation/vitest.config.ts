import { configDefaults, defineConfig } from 'vitest/config'

/**
 * The tests of scoring/ as the mutation run needs them: each file in a world of its own, since what a mutant changes
 * may be worked out while a module is loaded, and random cases that are the same for every mutant. Without the
 * examples of the documentation, which are read from a source text that the mutants have changed.
 */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/mutation/**/*.test.ts', 'test/scoring/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/scoring/examples.test.ts'],
    setupFiles: ['test/mutation/same-cases.ts'],
    testTimeout: 30_000,
  },
})
