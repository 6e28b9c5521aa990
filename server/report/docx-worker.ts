import { parentPort, workerData } from 'node:worker_threads'
import { loadViews } from '../web/views.ts'
import type { OfficialDocument } from './document-model.ts'
import { writeDocx } from './write-docx.ts'

/* The thread in which one document is written; write-aside.ts starts it. */

parentPort?.postMessage(await writeDocx(workerData as OfficialDocument, loadViews()))
