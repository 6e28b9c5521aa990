/** Whether a JSON value holds more values than that, itself among them; without recursion, however deep it is. */
export function hasMoreValues(value: unknown, most: number): boolean {
  const waiting = [value]
  let count = 0
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (++count > most) return true
    if (typeof next !== 'object' || next === null) continue
    const inside = Object.values(next)
    if (inside.length > most) return true
    for (const each of inside) waiting.push(each)
  }
  return false
}
