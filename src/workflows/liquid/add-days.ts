/** The Liquid filter add_days: `{{ json.CreatedDate | add_days: 3 | date: "%Y-%m-%d" }}`. */

/** An ISO time so many days later, or earlier when negative. What is no time is given back as it came. */
export function addDays(time: unknown, days: unknown): unknown {
  const from = time === 'now' ? Date.now() : Date.parse(String(time))
  const by = Number(days ?? 0)
  return Number.isNaN(from) || Number.isNaN(by) ? time : new Date(from + by * 86_400_000).toISOString()
}
