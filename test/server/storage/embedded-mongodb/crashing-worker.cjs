const { existsSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

/** Loaded into a process before the database, this makes its worker thread fail once a file with this name exists. */
const sign = process.env.CRASH_WORKER_WHEN
if (!isMainThread) {
  setInterval(() => {
    if (existsSync(sign)) throw new Error('struck by lightning')
  }, 20)
}
