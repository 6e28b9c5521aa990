const { register } = require('node:module')

/**
 * Loaded into a process before the database, this opens every LMDB file with `noSync: true`: a mistake on purpose,
 * which survives SIGKILL and which a check of power loss must therefore see.
 */
const hooks = `
  export async function load(url, context, next) {
    const loaded = await next(url, context)
    if (!url.includes('/lmdb/open.js')) return loaded
    const before = 'options = options || {};'
    const source = String(loaded.source)
    if (!source.includes(before)) throw new Error('lmdb is not as expected')
    return { ...loaded, source: source.replace(before, 'options = { ...options, noSync: true };') }
  }`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
