/** Local time in an IANA zone: offsets, the day a moment falls on, the moment a day starts. */

const DAY = 86_400_000
const HOUR = 3_600_000
const dayTexts = new Map<number, string>()
const formats = new Map<string, Intl.DateTimeFormat>()
// Zones change their offset on the hour (some at half past), so one answer per quarter of an hour holds for all of it.
const offsets = new Map<string, Map<number, number>>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(zone, format)
  }
  return format
}

function measureOffset(zone: string, at: number): number {
  const name = formatOf(zone)
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '')
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * HOUR + Number(match[3]) * 60_000)
}

/** A clock of the zone: how far it is ahead of UTC at a moment, in ms. For asking about many moments. */
export function zoneClock(zone: string): (at: number) => number {
  if (zone === 'UTC' || zone === 'GMT') return () => 0
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  return (at) => {
    const quarter = Math.floor(at / (HOUR / 4))
    let offset = known.get(quarter)
    if (offset === undefined) {
      offset = measureOffset(zone, at)
      known.set(quarter, offset)
    }
    return offset
  }
}

/** How far the zone's clocks are ahead of UTC at one moment, in ms. */
export function zoneOffset(zone: string, at: number): number {
  return zoneClock(zone)(at)
}

/** The number of the day (days since 1970-01-01) a moment falls on in the zone. */
export function localDay(zone: string, at: number): number {
  return Math.floor((at + zoneOffset(zone, at)) / DAY)
}

/** The moment a numbered day starts in the zone, epoch ms. */
export function dayStart(zone: string, day: number): number {
  const midnight = day * DAY
  const guess = midnight - zoneOffset(zone, midnight)
  return midnight - zoneOffset(zone, guess)
}

/** 'YYYY-MM-DD' of a numbered day. */
export function dayText(day: number): string {
  let text = dayTexts.get(day)
  if (text === undefined) {
    text = new Date(day * DAY).toISOString().slice(0, 10)
    dayTexts.set(day, text)
  }
  return text
}
