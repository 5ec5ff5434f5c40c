/** Clock time in a time zone ↔ point in time. */

/** How far the zone's clocks are ahead of UTC at that moment, ms. */
function offsetAt(moment: number, zone: string): number {
  const parts = partsAt(moment, zone)
  const shown = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
  return shown - Math.floor(moment / 1000) * 1000
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en', { ...numeric, second: 'numeric', timeZone: zone, hourCycle: 'h23' })
  formats.set(zone, made)
  return made
}

function partsAt(moment: number, zone: string): Record<Part, number> {
  const parts = formatOf(zone).formatToParts(moment)
  return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)])) as Record<Part, number>
}

/**
 * The moment at which clocks in the zone show this time; epoch ms.
 * @param shown the shown time as if it were UTC, epoch ms. A time a change of clocks leaves out is moved on, one it repeats is
 * the earlier one.
 */
export function momentOf(shown: number, zone: string): number {
  const day = 86_400_000
  const [before, behind] = [offsetAt(shown - day, zone), offsetAt(shown + day, zone)]
  const fits = [shown - before, shown - behind].filter((moment) => moment + offsetAt(moment, zone) === shown)
  return fits.length ? Math.min(...fits) : shown - before
}

/** The day in the zone at that moment, `YYYY-MM-DD`. */
export function dayOf(moment: number, zone: string): string {
  return new Date(moment + offsetAt(moment, zone)).toISOString().slice(0, 10)
}
