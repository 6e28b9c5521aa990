import { createApp, type Dependencies } from '../../server/app.ts'
import { defaultLimits } from '../../server/public-survey/limits.ts'

/** A route of the application: what it listens on, before anybody asked. */
export interface AppRoute {
  readonly method: string
  readonly path: string
}

interface Layer {
  readonly route?: { readonly path: string | string[]; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/**
 * Every route of the application, by asking the application itself: none can be added without standing here.
 * Nothing is called but what sets routes up, so that stubs stand for what only requests use.
 */
export function appRoutes(): readonly AppRoute[] {
  const app = createApp(stubs())
  const { stack } = (app as unknown as { router: { stack: readonly Layer[] } }).router
  const routes = stack.flatMap(routesOf)
  if (routes.length < 60)
    throw new Error(`only ${routes.length} routes were found: Express keeps them elsewhere`)
  return routes
}

function routesOf({ route, handle }: Layer): AppRoute[] {
  if (route) {
    const methods = Object.keys(route.methods).filter((method) => route.methods[method])
    return [route.path]
      .flat()
      .flatMap((path) => methods.map((method) => ({ method: method.toUpperCase(), path })))
  }
  return (handle?.stack ?? []).flatMap(routesOf)
}

/** Stands for anything: every property is a function that answers with itself, and nothing is ever done. */
function stubs(): Dependencies {
  const anything: unknown = new Proxy(() => anything, {
    get: (_target, name) => (name === 'then' || typeof name === 'symbol' ? undefined : anything),
  })
  const stub = anything as never
  return {
    config: { publicUrl: null, trustProxy: 0 },
    database: { stores: stub, answers: stub, close: stub },
    forms: stub,
    tallier: stub,
    liveIndex: stub,
    signing: stub,
    secret: 'not used to set routes up',
    limits: defaultLimits,
    clock: stub,
    stopping: stub,
    logger: stub,
    installation: stub,
    randomBytes: stub,
    views: stub,
  }
}
