import { readdirSync } from 'node:fs'
import { register as registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import fc from 'fast-check'
import { register as registerTypeScript } from 'tsx/esm/api'

/*
 * Runs the tests of scoring/ again and again in one process, a mutant at a time. They are pure, so nothing is left
 * behind from one run to the next, and thousands of mutants take minutes; a new worker of vitest for each takes hours.
 *
 * Left out are the tests that take longest (what only they notice counts as not noticed), and the examples of the
 * documentation, which are read from a source text that the mutants have changed. MUTATION_TESTS chooses others.
 */
const left = ['coverage', 'disclosure', 'exactness', 'examples', 'jackknife', 'metamorphic', 'second-index']
const chosen = process.env.MUTATION_TESTS ?? `(?!(?:${left.join('|')})\\.).*`
const isChosen = new RegExp(`^(?:${chosen})\\.test\\.ts$`)

/** Where the mutants look which of them is active, and count how often they were met. */
globalThis.__stryker__ ??= {}
const world = globalThis.__stryker__

const testApi = new URL('./test-api.mjs', import.meta.url).href

registerTypeScript()
registerHooks(
  `data:text/javascript,${encodeURIComponent(`
    export function resolve(name, context, next) {
      if (name === 'vitest') return { url: ${JSON.stringify(testApi)}, format: 'module', shortCircuit: true }
      return next(name, context)
    }`)}`,
)

class InProcessRunner {
  #tests

  /** A mutant in what is worked out while a module is loaded needs a new process. */
  capabilities() {
    return { reloadEnvironment: false }
  }

  async dryRun() {
    world.activeMutant = undefined
    const results = []
    for (const test of await this.#load()) results.push(await run(test))
    world.currentTestId = undefined
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: world.mutantCoverage }
  }

  async mutantRun({ testFilter, activeMutant, mutantActivation, hitLimit }) {
    world.hitCount = hitLimit === undefined ? undefined : 0
    world.hitLimit = hitLimit
    world.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined
    const tests = await this.#load().catch((error) => [{ id: 'loading', body: () => Promise.reject(error) }])
    world.activeMutant = activeMutant.id
    const covers = ({ id }) => id === 'loading' || (testFilter?.includes(id) ?? true)
    const results = []
    // The quick ones first: the first failure is enough.
    for (const test of tests.filter(covers).toSorted((a, b) => a.milliseconds - b.milliseconds)) {
      results.push(await run(test))
      if (results.at(-1).status === TestStatus.Failed) break
    }
    world.activeMutant = undefined
    const outcome = { status: DryRunStatus.Complete, tests: results }
    return toMutantRunResult(determineHitLimitReached(world.hitCount, hitLimit) ?? outcome)
  }

  async #load() {
    if (this.#tests !== undefined) return this.#tests
    // A mutant must meet the cases that the program passed, or chance would decide whether it survives.
    fc.configureGlobal({ seed: 20_250_312 })
    const folder = join(process.cwd(), 'test/scoring')
    for (const file of readdirSync(folder).filter((name) => isChosen.test(name))) {
      await import(pathToFileURL(join(folder, file)).href)
    }
    this.#tests = (await import(testApi)).tests
    return this.#tests
  }
}
InProcessRunner.inject = []

async function run(test) {
  world.currentTestId = test.id
  const start = performance.now()
  let failure = null
  try {
    await test.body()
  } catch (error) {
    failure = String(error)
  }
  const timeSpentMs = performance.now() - start
  if (failure === null) test.milliseconds = timeSpentMs
  const result = { id: test.id, name: test.id, timeSpentMs }
  return failure === null
    ? { ...result, status: TestStatus.Success }
    : { ...result, status: TestStatus.Failed, failureMessage: failure }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)]
