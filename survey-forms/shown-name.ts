const longest = 80

/** The name of an unknown field as it can be shown back: never empty, well-formed, at most 80 characters; anyone chose it. */
export function shownName(name: string): string {
  if (name === '') return '""'
  const cut = name.length > longest ? `${name.slice(0, longest - 1)}…` : name
  return cut.replace(/\p{Cs}/gu, '\ufffd')
}
