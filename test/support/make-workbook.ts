import { strToU8, type Zippable, zipSync } from 'fflate'

const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const relationshipType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface MadeSheet {
  readonly name: string
  /** The XML within `worksheet`, mostly `<sheetData>…</sheetData>`. */
  readonly xml: string
  readonly state?: string
}

/** The parts of a workbook as their XML says, to be broken in whatever way a test wants. */
export function workbookParts(
  sheets: readonly MadeSheet[],
  {
    shared = [],
    styles = '',
    workbookPr = '',
  }: { shared?: readonly string[]; styles?: string; workbookPr?: string } = {},
): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationshipType}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook ${namespaces}>${workbookPr}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${relationshipType}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rS" Type="${relationshipType}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rT" Type="${relationshipType}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${namespaces}>${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${namespaces}>${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${namespaces}>${xml}</worksheet>`,
      ]),
    ),
  }
}

/** Parts as an archive; a part may be bytes that are no XML. */
export function packed(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [
      name,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  )
  return zipSync(files, { level: 6 })
}

/** A workbook of one sheet from the XML of its rows. */
export function workbookOf(rows: string, options?: Parameters<typeof workbookParts>[1]): Uint8Array {
  return packed(workbookParts([{ name: 'Bảng', xml: `<sheetData>${rows}</sheetData>` }], options))
}

/** A sheet of texts, typed into their cells; null leaves a cell out. */
export function textSheet(name: string, rows: readonly (readonly (string | number | null)[])[]): MadeSheet {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const cells = (row: readonly (string | number | null)[]) =>
    row
      .map((cell) => {
        if (cell === null) return '<c/>'
        if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
        return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
      })
      .join('')
  return { name, xml: `<sheetData>${rows.map((row) => `<row>${cells(row)}</row>`).join('')}</sheetData>` }
}
