import type { Express } from 'express'
import { expect, it } from 'vitest'
import { operations } from '../../../server/api-description/operations.ts'
import { createApp, type Dependencies } from '../../../server/app.ts'
import { paths } from '../../../server/paths.ts'

/** What stands for everything the application is given: it is asked for nothing while routes are put together. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === 'then' || typeof name === 'symbol' ? undefined : anything),
  apply: () => anything,
})

const app = createApp({
  ...(Object.fromEntries(
    [
      'database',
      'forms',
      'tallier',
      'liveIndex',
      'signing',
      'clock',
      'stopping',
      'logger',
      'installation',
      'views',
    ].map((name) => [name, anything]),
  ) as unknown as Dependencies),
  config: { publicUrl: null, trustProxy: 1 },
  secret: '',
  limits: { perDevice: 1, perAddressAtPoint: 1, perAddress: 1 },
  randomBytes: (size) => Buffer.alloc(size),
})

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[]
    readonly methods: Readonly<Record<string, boolean>>
  }
  readonly handle: { readonly stack?: readonly Layer[] }
}

/** Every method on every address that the application answers, e.g. "get /healthz". */
function routesOf(layers: readonly Layer[]): readonly string[] {
  return layers.flatMap(({ route, handle }) =>
    route === undefined
      ? routesOf(handle.stack ?? [])
      : [route.path]
          .flat()
          .flatMap((path) => Object.keys(route.methods).map((method) => `${method} ${path}`)),
  )
}

const routes = routesOf((app as Express & { router: { stack: readonly Layer[] } }).router.stack)

it('finds the routes it is about to judge', () => {
  expect(routes.length).toBeGreaterThan(50)
  expect(routes).toContain(`get ${paths.survey}`)
})

it('everything below /api/ is described, and nothing that is not there', () => {
  const described = operations.map(({ method, path }) => `${method} ${path}`)
  const below = routes.filter((route) => route.includes(` ${paths.api}`))
  expect([...described].sort()).toEqual([...below].sort())
})

it('every address below /api/ of the list of addresses is used', () => {
  const addresses = Object.values(paths).filter((path) => path.startsWith(paths.api) && path !== paths.api)
  expect(new Set(operations.map(({ path }) => path))).toEqual(new Set(addresses))
})
