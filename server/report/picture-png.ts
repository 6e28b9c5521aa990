import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { renderAsync } from '@resvg/resvg-js'
import type { Views } from '../web/views.ts'
import type { Picture } from './document-model.ts'
import { xmlText } from './xml-text.ts'

/** A picture as it goes into a file. */
export interface Png {
  readonly data: Buffer
  /** Width ÷ height. */
  readonly ratio: number
}

/** The width in which pictures are drawn, and how many pixels it becomes: 300 to an inch on paper. */
const width = 640
const pixels = 1900
/** Letters of a chart, in the same units: about 9 points on paper. */
const letters = 12

/** Fonts with every Vietnamese letter come along: what a server's system has is not known. */
const fontFolder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro/package.json'),
)
const fontFiles = ['400Regular', '600SemiBold', '700Bold'].map((weight) =>
  join(fontFolder, weight, `BeVietnamPro_${weight}.ttf`),
)

/** The rules of board.css that a chart on white paper needs, with their colours written out. */
const style = `
text { font-family: 'Be Vietnam Pro'; fill: #1a1a1a }
.value { text-anchor: end; font-weight: 600 }
.ground { fill: #e4e8ee }
.grid { stroke: #fff; stroke-width: 1 }
.fill { fill: #2f6fb0 }
.emphasised .fill { fill: #0b3d66 }
.emphasised .label { font-weight: 700 }
.pale .fill { fill: #9aa4b1 }
.pale .value { font-weight: 400 }
.ranking-grid { stroke: #c9ced6; stroke-width: 1 }
.ranking-ground { stroke: #fff; stroke-width: 4 }
.ranking-whisker { stroke: #1a1a1a; stroke-width: 1.75 }
.target { stroke: #8a4b00; stroke-width: 1.5; stroke-dasharray: 5 3 }
.target-label { fill: #8a4b00; font-weight: 600; font-size: 10.5px }
.axis line { stroke: #767f8c }
.tick { fill: #555; font-size: 10px }
`

/** The same picture as on a page, drawn for paper. */
export async function picturePng(views: Views, { drawing }: Picture): Promise<Png> {
  const height =
    drawing.partial === 'chart-ranking'
      ? drawing.view.height
      : Number.parseFloat(drawing.view.height) * letters
  const rendered = xmlText(views(drawing.partial, drawing.view))
  const svg = rendered.slice(rendered.indexOf('<svg'), rendered.lastIndexOf('</svg>') + '</svg>'.length)
  const image = await renderAsync(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-size="${letters}"><style>${style}</style>${svg}</svg>`,
    {
      fitTo: { mode: 'width', value: pixels },
      background: '#ffffff',
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Be Vietnam Pro' },
    },
  )
  return { data: image.asPng(), ratio: image.width / image.height }
}
