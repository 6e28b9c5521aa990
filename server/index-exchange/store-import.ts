import { setTimeout as pause } from 'node:timers/promises'
import { figureDifferences } from '../../scoring/figure-differences.ts'
import type { IndexDocument, IndexPeriod } from '../../scoring/index-document.ts'
import { scoreIndex } from '../../scoring/score-index.ts'
import { formId } from '../../survey-forms/form-definition.ts'
import type { Actor, AuditTrail } from '../audit/audit-trail.ts'
import { formDigest } from '../live-index/form-digest.ts'
import { createPreviousIndexLookup } from '../live-index/previous-index-lookup.ts'
import { SecretDiffers, type Signing } from '../signing/signing.ts'
import type { Stores } from '../storage/database.ts'
import type { ImportedPeriod, Period } from '../storage/periods-store.ts'
import type { Examination, ExamineParts } from './examine.ts'

export interface StoreParts extends ExamineParts, Pick<Stores, 'settings' | 'formVersions'> {
  readonly signing: Signing
  readonly trail: AuditTrail
}

/**
 * Stores an import of which nothing is wrong and nothing is left to say: the file first, as one record that holds all
 * of it, then what follows from it. Who stops in between leaves the record; the same file again finishes it.
 * @returns false where another import of the period was faster: to be looked at again
 */
export async function storeImport(parts: StoreParts, by: Actor, examination: Examination): Promise<boolean> {
  const { upload, index, plan, signer, reason, whole, imports, unchanged } = examination
  if (unchanged) return true
  const n = (imports.at(-1)?.n ?? 0) + 1
  const at = parts.clock()
  const name = by === 'system' ? 'system' : by.name
  const entry = {
    period: upload.periodId,
    n,
    at,
    by: name,
    fileName: upload.fileName,
    format: index.format,
    digest: index.digest,
    signer,
    reason,
    whole,
    changes: plan.changes,
    figures: whole ? {} : Object.fromEntries(plan.agencies.map(({ code, figures }) => [code, figures])),
  }
  return parts.trail.changing(
    by,
    {
      action: 'index-imported',
      subject: { kind: 'index-import', id: `${upload.periodId}/${n}` },
      after: {
        fileName: upload.fileName,
        digest: index.digest,
        signer,
        reason,
        declared: examination.declared,
        agencies: plan.agencies.length,
        changes: plan.changes,
      },
    },
    async () => {
      // What was begun with the same file and not finished is finished under its record.
      const isBegun = imports.at(-1)?.digest === index.digest
      if (!isBegun && !(await parts.indexImports.add(entry, upload.bytes))) return false
      if (whole) await storePeriod(parts, examination, name, isBegun ? n - 1 : n, at)
      return true
    },
  )
}

async function storePeriod(
  parts: StoreParts,
  examination: Examination,
  by: string,
  n: number,
  at: Date,
): Promise<void> {
  const { upload, plan, form, method, newPeriod } = examination
  if (newPeriod === null) throw new Error('a period that comes with a file has a name and days')
  const known = new Set((await parts.registry.agencies()).map(({ code }) => code))
  for (const { code, name } of plan.agencies) {
    if (!known.has(code)) await parts.registry.add({ code, name, units: [], endedOn: null })
  }
  if (parts.forms(formId(form)) === undefined) {
    await parts.formVersions.add({ form, importedAt: at, importedBy: by })
  }
  const imported: ImportedPeriod = { declared: examination.declared }
  const period = {
    id: upload.periodId,
    name: newPeriod.name,
    opensOn: newPeriod.opensOn,
    closesOn: newPeriod.closesOn,
    status: 'published',
    form: formId(form),
    method,
    blocks: blocksOf(examination),
    imported,
  } as const satisfies Period
  const document = await publishedDocument(parts, examination, period, n, at)
  await newerThanLast(parts, upload.periodId)
  await parts.publications.add(`${period.id}-import-${n}`, document, parts.clock())
  if (!(await parts.periods.putImported(period))) {
    throw new Error(`period ${period.id} was opened while it was being imported`)
  }
}

function blocksOf({ plan }: Examination): Period['blocks'] {
  const blocks = new Map<
    string,
    { code: string; name: string; agencies: Period['blocks'][number]['agencies'] }
  >()
  for (const { code, block } of plan.agencies) {
    const agencies = blocks.get(block.code)?.agencies ?? []
    blocks.set(block.code, { ...block, agencies: [...agencies, { code, transactions: null, quota: null }] })
  }
  return [...blocks.values()]
}

/**
 * A whole document that was published elsewhere stays as it is, byte for byte, with the signature on it. Of percentages
 * alone an index is made as of a printed table, which says that it was imported.
 */
async function publishedDocument(
  parts: StoreParts,
  examination: Examination,
  period: Period,
  n: number,
  at: Date,
): Promise<IndexDocument> {
  const { index, plan, form, method, newPeriod, reason } = examination
  if (isPublished(index.document)) return index.document
  const [settings, previous, before] = await Promise.all([
    parts.settings.read(),
    createPreviousIndexLookup(parts)(period),
    parts.publications.latest(period.id),
  ])
  const { id, name, opensOn, closesOn } = period
  const indexPeriod: IndexPeriod = { id, name, opensOn, closesOn, status: 'published' }
  const scored = scoreIndex({
    province: settings?.province ?? null,
    period: indexPeriod,
    form,
    formDigest: formDigest(form),
    method,
    previous,
    computedAt: at.toISOString(),
    simulated: settings?.simulated ?? false,
    blocks: period.blocks.map((block) => ({
      code: block.code,
      name: block.name,
      agencies: plan.agencies
        .filter((agency) => agency.block.code === block.code)
        .map((agency) => ({
          code: agency.code,
          name: agency.name,
          predecessors: [],
          ended: false,
          transactions: null,
          quota: null,
          tallies: {},
          channels: {},
          imported: agency.figures,
        })),
    })),
  })
  const document: IndexDocument = {
    ...scored,
    publication: {
      id: `${id}-import-${n}`,
      kind: 'imported',
      ...newPeriod!.publication,
      signerTitle: null,
      reportNumber: null,
      publishedAt: at.toISOString(),
      restates: before?.publication?.id ?? null,
      reason,
      differences: before === null ? null : figureDifferences(before, scored),
    },
  }
  try {
    return await parts.signing.sign(document)
  } catch (fault) {
    // It is no less imported; what is published here cannot be signed either, and its page says why.
    if (fault instanceof SecretDiffers) return document
    throw fault
  }
}

/** Whether a document is one that was published, and is kept as it is. */
export function isPublished(document: IndexDocument | null): document is IndexDocument {
  return document !== null && document.publication !== null && document.period?.status === 'published'
}

/** The newest publication is the one stored last: two of one millisecond would stand in no order. */
async function newerThanLast({ publications }: StoreParts, period: string): Promise<void> {
  if ((await publications.latest(period)) !== null) await pause(2)
}
