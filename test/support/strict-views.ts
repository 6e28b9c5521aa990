import { loadViews, type Views } from '../../server/web/views.ts'

/**
 * The real views, for tests: a template that names a field its view model does not have fails, also where Handlebars'
 * strict mode says nothing, in the arguments of `if`, `each` and partials.
 */
export function strictViews(): Views {
  const views = loadViews()
  return (name, model) => views(name, strict(model, name) as object)
}

function strict(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target) {
        return strict(Reflect.get(target, key, receiver), `${path}.${String(key)}`)
      }
      throw new Error(`a template asks for ${path}.${key}, which its view model does not have`)
    },
  })
}
