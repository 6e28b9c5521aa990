/** What every picture says of itself to those who cannot see it: a title and a description, with their ids. */
export interface PictureHead {
  readonly titleId: string
  readonly descriptionId: string
  /** For `aria-labelledby`. */
  readonly labelledBy: string
  readonly title: string
  readonly description: string
}

/** @param id unique in the page; the ids of title and description are made from it */
export function pictureHead(id: string, title: string, description: string): PictureHead {
  const [titleId, descriptionId] = [`${id}-title`, `${id}-description`]
  return { titleId, descriptionId, labelledBy: `${titleId} ${descriptionId}`, title, description }
}

/** A length as text: heights in em follow the reader's size of letters. */
export function em(length: number): string {
  return `${Number(length.toFixed(4))}em`
}
