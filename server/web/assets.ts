import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type RequestHandler, static as serveFolder } from 'express'
import { paths } from '../paths.ts'
import { projectRoot } from './project-root.ts'

const folder = join(projectRoot, 'views', 'assets')

/** Addresses of the stylesheets and scripts, each with the digest of its content, so that they may be kept for ever. */
export interface Assets {
  /** @throws for a file that does not exist */
  href(file: string): string
  /** The text of a file, to stand inside a page. */
  text(file: string): string
  serve: RequestHandler
}

export function loadAssets(): Assets {
  const files = new Map(
    readdirSync(folder)
      .filter((file) => ['.css', '.js', '.svg'].includes(extname(file)))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )
  const text = (file: string): string => {
    const content = files.get(file)
    if (content === undefined) throw new Error(`no asset is called ${file}`)
    return content
  }
  return {
    text,
    href: (file) =>
      `${paths.assets}/${file}?v=${createHash('sha256').update(text(file)).digest('hex').slice(0, 12)}`,
    serve: serveFolder(folder, { immutable: true, maxAge: '365d', index: false, redirect: false }),
  }
}
