import { Worker } from 'node:worker_threads'
import type { OfficialDocument } from './document-model.ts'

/**
 * Writes a document in a thread of its own: a province of sixty communes keeps one busy for two seconds and takes
 * hundreds of megabytes, and meanwhile citizens want their form. The memory is given back with the thread.
 * @throws Error where the thread fails or ends without a file
 */
export function writeAside(document: OfficialDocument): Promise<Buffer> {
  const worker = startWorker(document)
  return new Promise((written, reject) => {
    worker.once('message', (file: Uint8Array) =>
      written(Buffer.from(file.buffer, file.byteOffset, file.length)),
    )
    worker.once('error', (error) => reject(new Error('a document could not be written', { cause: error })))
    worker.once('exit', (code) => reject(new Error(`writing a document ended with code ${code}`)))
  })
}

function startWorker(workerData: OfficialDocument): Worker {
  const options = { workerData, name: 'document' }
  // In tests the sources run as they are; a worker thread does not inherit what makes that possible.
  return import.meta.url.endsWith('.ts')
    ? new Worker(
        `import('tsx/esm/api').then(({ tsImport }) => tsImport('./docx-worker.ts', '${import.meta.url}'))`,
        { ...options, eval: true },
      )
    : new Worker(new URL('./docx-worker.js', import.meta.url), options)
}
