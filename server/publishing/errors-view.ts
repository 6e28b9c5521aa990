/** The summary of mistakes at the top of a page. */
export interface ErrorsView {
  readonly heading: string
  readonly list: readonly ErrorLine[]
}

export interface ErrorLine {
  readonly href: string
  readonly message: string
}

/** Null where there is no mistake. */
export function errorsView(heading: string, list: readonly ErrorLine[]): ErrorsView | null {
  return list.length === 0 ? null : { heading, list }
}
