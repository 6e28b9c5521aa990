const instant =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/

/**
 * Reads an RFC 3339 instant, to the millisecond; undefined for anything else, for days that do not exist and for
 * leap seconds, which a Date cannot hold.
 *
 * @example parseInstant('2025-06-02T09:03:04+07:00')?.toISOString() // '2025-06-02T02:03:04.000Z'
 * @example parseInstant('2025-02-30T00:00:00Z') // undefined
 */
export function parseInstant(text: string): Date | undefined {
  const match = instant.exec(text)
  if (match === null) return undefined
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second,
    fraction = '',
    sign,
    offsetHour = '00',
    offsetMinute = '00',
  ] = match
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined
  // A day past the end of its month rolls over in Date, so the parts are compared with what came out.
  const midnight = new Date(`${year}-${month}-${day}T00:00:00.000Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== `${year}-${month}-${day}`) {
    return undefined
  }
  const sinceMidnight = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3))
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000
  return new Date(midnight.getTime() + sinceMidnight + milliseconds - offset)
}
