import type { IndexBlock, IndexDocument } from '../../scoring/index-document.ts'
import { figureNotes } from '../figures/figure-notes.ts'
import { ineligibleText } from '../figures/figure-text.ts'
import { figureTexts } from '../texts/figure-texts.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { criteriaTables, overallTable } from './block-tables.ts'
import { heading, item, note, type Part, paragraph } from './document-model.ts'
import { count, extremes, figuresInputOf, percentInText } from './report-input.ts'
import { meansPicture, rankingPictures } from './report-pictures.ts'

const texts = reportTexts.results

/** Part II: the figures of each block, its tables and pictures, who is best and lowest, and who is not ranked. */
export function resultsPart(document: IndexDocument): readonly Part[] {
  return [
    heading(1, texts.heading),
    ...(document.blocks.length === 0 ? [paragraph(texts.noBlocks)] : []),
    ...document.blocks.flatMap((block, place) => [
      heading(2, `${place + 1}. ${block.name}`),
      ...summary(document, block),
      ...(block.agencies.length === 0 ? [] : figuresOf(document, block)),
      ...unranked(document, block),
    ]),
  ]
}

function figuresOf(document: IndexDocument, block: IndexBlock): readonly Part[] {
  return [
    overallTable(document, block),
    ...notesOf(document, block),
    ...rankingPictures(document, block),
    ...criteriaTables(document, block),
    ...meansPicture(document, block),
  ]
}

function summary(document: IndexDocument, block: IndexBlock): readonly Part[] {
  const ranked = block.agencies.filter(({ overall }) => overall.rank !== null)
  const agencies = extremes(ranked, ({ overall }) => overall.percent)
  const criteria = extremes(
    document.criteria.map(({ code, name }) => ({
      name: `“${name.vi}”`,
      mean: block.criteriaMeans[code] ?? null,
    })),
    ({ mean }) => mean,
  )
  const differ = (found: typeof agencies) => found !== null && found.highest.figure !== found.lowest.figure
  const one = (
    words: (names: string, percent: string) => string,
    of: NonNullable<typeof agencies>['highest'],
  ) => item(words(of.names.join(', '), percentInText(of.figure)))
  return [
    paragraph(texts.counts(count(block.size), count(block.eligible))),
    ...(block.mean === null ? [] : [item(texts.mean(percentInText(block.mean)))]),
    ...(block.eligible < 2 ? [item(figureTexts.vi.noRanks)] : []),
    ...(agencies !== null && differ(agencies)
      ? [one(texts.best, agencies.highest), one(texts.lowest, agencies.lowest)]
      : []),
    ...(criteria !== null && differ(criteria)
      ? [one(texts.bestCriterion, criteria.highest), one(texts.lowestCriterion, criteria.lowest)]
      : []),
  ]
}

function notesOf(document: IndexDocument, block: IndexBlock): readonly Part[] {
  const figures = block.agencies.map(({ overall }) => overall)
  // Nothing is printed pale on paper, and no interval of a change or a rank stands in this table.
  const notes = figureNotes(figuresInputOf(document), {
    figures: figures.map((figure) => ({ ...figure, rankInterval: null })),
    pale: false,
    intervals: true,
    changeIntervals: false,
  })
  return notes.map(note)
}

function unranked({ method, criteria }: IndexDocument, block: IndexBlock): readonly Part[] {
  const reasons = block.agencies.flatMap((agency) => {
    const reason = ineligibleText(agency, method, criteria, 'vi')
    return reason === '' ? [] : [item(texts.unrankedOne(agency.name, lowerFirst(reason)))]
  })
  return reasons.length === 0 ? [] : [paragraph(texts.unranked), ...reasons]
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}
