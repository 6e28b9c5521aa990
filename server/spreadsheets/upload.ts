import type { Request, RequestHandler } from 'express'
import multer, { MulterError } from 'multer'
import { asProblem } from '../web/errors.ts'
import { HttpProblem } from '../web/http-problem.ts'

/** A file that came with a form, in memory. */
export interface UploadedFile {
  /** As its sender calls it; only ever shown, never a path. */
  readonly name: string
  readonly bytes: Uint8Array
}

export const defaultUploadBytes = 10_000_000

/**
 * Takes in a form of a staff page that has a file (`multipart/form-data`): its other fields are read by `postedField`,
 * the file by {@link uploadedFile}. Stand it behind `requireStaff`, so that nobody else's file is taken into memory.
 * A form that comes without a file goes on: the page says that one is missing.
 * @param maxBytes of the file; a larger one is refused with 413 while it comes in
 * @throws HttpProblem to the next handler: 413, or 400 for a body that is no such form, has a second file, an unknown
 *   one, or more fields than a form has
 */
export function takeUpload(
  field: string,
  { maxBytes = defaultUploadBytes }: { readonly maxBytes?: number } = {},
): RequestHandler {
  const take = multer({
    storage: multer.memoryStorage(),
    // Browsers send the names of files in UTF-8.
    defParamCharset: 'utf8',
    limits: { fileSize: maxBytes, files: 1, fields: 50, fieldNameSize: 100, fieldSize: 20_000, parts: 51 },
  }).single(field)
  return (request, response, next) => {
    take(request, response, (fault: unknown) => {
      if (fault === undefined || fault === null) next()
      else next(problemOf(fault))
    })
  }
}

/** The file of a request that went through `takeUpload`; null: none was chosen, or it is empty without a name. */
export function uploadedFile(request: Request): UploadedFile | null {
  const { file } = request
  if (file === undefined || (file.size === 0 && file.originalname === '')) return null
  return { name: shownFileName(file.originalname), bytes: file.buffer }
}

const longestName = 200

/** Without the folders that old browsers send along, on one line. */
function shownFileName(name: string): string {
  const base = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const shown = base.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ').trim()
  return shown.length > longestName ? `…${shown.slice(1 - longestName)}` : shown
}

function problemOf(fault: unknown): HttpProblem {
  if (fault instanceof MulterError) {
    return fault.code === 'LIMIT_FILE_SIZE'
      ? new HttpProblem(413, 'too-large')
      : new HttpProblem(400, 'bad-request')
  }
  const known = asProblem(fault)
  // The reader of forms throws plain errors for bodies that end too early or are no form.
  return known.status < 500 ? known : new HttpProblem(400, 'bad-request')
}
