import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/web/project-root.ts'

/** Folders of server/ that hold one journey each: they may use what is shared, and never one another. */
const journeys = [
  'accounts',
  'audit-log',
  'agency-home',
  'api-description',
  'breakdowns',
  'feedback-inbox',
  'forms',
  'improvement-plan',
  'index-exchange',
  'index-publication',
  'integrity',
  'kiosk',
  'live-board',
  'operations',
  'paper-entry',
  'periods',
  'public-survey',
  'publishing',
  'registry',
  'report',
  'results',
  'service-points',
]

interface Import {
  readonly from: string
  /** A path from the root of the project, or a package's name. */
  readonly to: string
}

const imports = ['server', 'scoring', 'survey-forms'].flatMap(importsBelow)

describe('imports point inward: server → scoring → survey-forms', () => {
  it('finds the imports it is about to judge', () => {
    expect(imports.length).toBeGreaterThan(200)
    expect(imports).toContainEqual({ from: 'server/app.ts', to: 'server/web/views.ts' })
  })

  it('survey-forms imports ajv and itself alone', () => {
    expect(
      breaking('survey-forms/', (to) => to.startsWith('survey-forms/') || /^ajv(\/|$)/.test(to)),
    ).toEqual([])
  })

  it('scoring imports survey-forms, simple-statistics and itself alone', () => {
    const allowed = (to: string) =>
      to.startsWith('scoring/') || to.startsWith('survey-forms/') || to === 'simple-statistics'
    expect(breaking('scoring/', allowed)).toEqual([])
  })

  it('only storage imports mongoose or the driver, and only the embedded database lmdb and bson', () => {
    const outside = imports.filter(({ from }) => !from.startsWith('server/storage/'))
    expect(outside.filter(({ to }) => /^(mongoose|mongodb|bson|lmdb)(\/|$)/.test(to))).toEqual([])
    const engine = imports.filter(({ from }) => !from.startsWith('server/storage/embedded-mongodb/'))
    expect(engine.filter(({ to }) => /^(bson|lmdb)(\/|$)/.test(to))).toEqual([])
  })

  it('the embedded database knows nothing of the product', () => {
    const folder = 'server/storage/embedded-mongodb/'
    expect(breaking(folder, (to) => to.startsWith(folder) || !to.includes('.ts'))).toEqual([])
  })

  it('no journey imports another', () => {
    const across = imports.filter(({ from, to }) => {
      const [own, other] = [journeyOf(from), journeyOf(to)]
      return own !== null && other !== null && own !== other
    })
    expect(across).toEqual([])
  })

  it('what journeys share imports no journey', () => {
    const shared = /^server\/(web|api-schemas|storage|tallying|live-index|figures|texts|calendar)\//
    expect(imports.filter(({ from, to }) => shared.test(from) && journeyOf(to) !== null)).toEqual([])
  })

  it('the pure core has no clock, no chance and no environment', () => {
    const impure = ['scoring', 'survey-forms'].flatMap(filesBelow).filter((file) => {
      const code = readFileSync(join(projectRoot, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      return /Date\.now\(|new Date\(\)|Math\.random\(|process\.|performance\.|fetch\(/.test(code)
    })
    expect(impure).toEqual([])
  })
})

describe('one reader', () => {
  it('only entry points hand out the environment', () => {
    const readers = filesBelow('server').filter((file) =>
      /process\.env/.test(readFileSync(join(projectRoot, file), 'utf8')),
    )
    const entries = /^server\/(start|web-worker|commands\/.+)\.ts$/
    expect(readers.filter((file) => !entries.test(file))).toEqual([])
  })
})

function breaking(folder: string, allowed: (to: string) => boolean): Import[] {
  return imports.filter(({ from, to }) => from.startsWith(folder) && !allowed(to))
}

function journeyOf(path: string): string | null {
  const folder = /^server\/([^/]+)\//.exec(path)?.[1]
  return folder !== undefined && journeys.includes(folder) ? folder : null
}

function importsBelow(folder: string): Import[] {
  return filesBelow(folder).flatMap((file) => {
    const code = readFileSync(join(projectRoot, file), 'utf8')
    const specifiers = [...code.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'/g)]
      .concat([...code.matchAll(/(?:^|\n)\s*import\s+'([^']+)'/g)])
      .concat([...code.matchAll(/\bimport\(\s*'([^']+)'/g)])
    return specifiers.map(([, specifier = '']) => ({
      from: file,
      to: specifier.startsWith('.')
        ? relative(projectRoot, resolve(projectRoot, dirname(file), specifier))
        : specifier,
    }))
  })
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
}
