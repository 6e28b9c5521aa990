import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const program = process.env['LIBREOFFICE'] ?? 'soffice'
const isPresent = spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0

/** Why tests that need LibreOffice are skipped; null where it is there: in PATH, or under the name in LIBREOFFICE. */
export const withoutLibreOffice = isPresent ? null : 'LibreOffice is not here (soffice, or LIBREOFFICE)'

/**
 * A file as LibreOffice writes it in another format, with a profile of its own, so that no other window is in the way.
 * @param filter as its `--convert-to` takes it: 'pdf', or 'csv:…' with options
 * @returns the files that came of it, by name
 */
export function convert(file: Buffer, extension: string, filter: string): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'csh-office-'))
  try {
    const source = join(folder, `document.${extension}`)
    const out = join(folder, 'out')
    writeFileSync(source, file)
    const { status, stderr } = spawnSync(
      program,
      [
        '--headless',
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
        '--convert-to',
        filter,
        '--outdir',
        out,
        source,
      ],
      { timeout: 120_000, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${stderr}`)
    return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
