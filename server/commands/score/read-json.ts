import { readFile } from 'node:fs/promises'
import { shownText } from '../../../survey-forms/shown-text.ts'
import { jsonFaultPlace } from '../../json-text/json-fault-place.ts'
import { jsonRepeatedName } from '../../json-text/json-repeated-name.ts'
import { fileProblem } from './file-problem.ts'
import type { MistakeList } from './mistake-list.ts'

/** A JSON file as it was read: the value, and the text in which to find the line of a field. */
export interface ReadJson {
  readonly value: unknown
  readonly text: string
}

/** Reads a JSON file in UTF-8 (a byte order mark is taken off; no name twice), or adds what is wrong with it. */
export async function readJson(file: string, mistakes: MistakeList): Promise<ReadJson | null> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (fault) {
    mistakes.add(file, null, fileProblem(fault))
    return null
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    mistakes.add(file, null, 'tệp phải mã hóa UTF-8')
    return null
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const place = jsonFaultPlace(text)
    mistakes.add(file, place === null ? null : lineOf(text, place), 'không đúng cú pháp JSON')
    return null
  }
  const repeated = jsonRepeatedName(text)
  if (repeated === null) return { value, text }
  mistakes.add(file, lineOf(text, repeated.place), `${shownText(repeated.name)} được ghi hai lần`)
  return null
}

/** The line on which a field is first written, or null. */
export function lineOfField(text: string, field: string): number | null {
  const at = text.indexOf(JSON.stringify(field))
  return at < 0 ? null : lineOf(text, at)
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}
