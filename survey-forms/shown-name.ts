const longest = 80

/** The name of an unknown field as it is safe to show back: well-formed and at most 80 characters, since anyone chose it. */
export function shownName(name: string): string {
  const cut = name.length > longest ? `${name.slice(0, longest - 1)}…` : name
  return cut.replace(/\p{Cs}/gu, '\ufffd')
}
