import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const built = new URL('../../../../dist/server/storage/embedded-mongodb/start.js', import.meta.url)

const program = `import(process.argv[1]).then(async ({ startEmbeddedMongodb }) => {
  const server = await startEmbeddedMongodb({ directory: process.argv[2] })
  console.log(server.uri)
  process.stdin.on('end', () => server.close()).resume()
  throw await server.failed
}).catch((error) => {
  console.error(error.message)
  process.exit(3)
})`

/**
 * The database in a process of its own, as it is built, so that it can be killed, and so that a damaged file takes
 * only that process with it. Ending its input closes it.
 */
export function serveInChild(directory: string) {
  const child = spawn(process.execPath, ['-e', program, built.href, directory])
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const ended = new Promise<string>((resolve) => {
    child.on('exit', (code, signal) => resolve(`${signal ?? code} ${complaint.trim()}`))
  })
  /** Where it is reached; null when the process ended before. */
  const uri = new Promise<string | null>((resolve) => {
    createInterface(child.stdout).once('line', resolve)
    void ended.then(() => resolve(null))
  })
  return { uri, ended, kill: () => child.kill('SIGKILL'), close: () => child.stdin.end() }
}
