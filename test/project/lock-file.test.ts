import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../../server/web/project-root.ts'

interface Lock {
  readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly integrity?: string }>>
}

const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as Lock
const installed = Object.entries(lock.packages).filter(([folder]) => folder.startsWith('node_modules/'))

it('the lock file names no registry, so that any mirror serves', () => {
  expect(installed.length).toBeGreaterThan(100)
  expect(installed.filter(([, entry]) => entry.resolved !== undefined)).toEqual([])
})

it('the lock file pins every package by its digest', () => {
  expect(installed.filter(([, entry]) => !entry.integrity)).toEqual([])
})
