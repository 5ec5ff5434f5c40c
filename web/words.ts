/** Times, durations and numbers as people read them; colours of status words. */
export { calls, took } from './contract.ts'

export function when(iso: string | null): string {
  return iso ? new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' }) : '–'
}

export function ago(iso: string | null, now = Date.now()): string {
  if (!iso) return '–'
  const seconds = Math.round((now - new Date(iso).getTime()) / 1000)
  if (seconds < 5) return 'just now'
  const steps: [number, string][] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ]
  const [size, unit] = steps.find(([size]) => seconds >= size) ?? [1, 'second']
  const n = Math.floor(seconds / size)
  return `${n} ${unit}${n === 1 ? '' : 's'} ago`
}

const colours = { good: '#1b6e2e', busy: '#1864ab', slow: '#8a5a00', bad: '#b02525', open: '#862e9c', quiet: '#495057' }

/** Dark enough for white text in both colour schemes. */
const statusColours: Record<string, string> = {
  succeeded: colours.good,
  connected: colours.good,
  active: colours.good,
  running: colours.busy,
  waiting: colours.slow,
  renewing: colours.slow,
  'limit-reached': colours.slow,
  failed: colours.bad,
  unreachable: colours.bad,
  'reconnect-needed': colours.bad,
  blocked: colours.bad,
  'in-doubt': colours.open,
}

export const statusColour = (status: string): string => statusColours[status] ?? colours.quiet

/** connected → Connected, in-doubt → In doubt. */
export function spoken(word: string): string {
  const text = word.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Whether a key still opens a door, and how long. */
export function goodUntil({ revokedAt, expiresAt }: { revokedAt: string | null; expiresAt: string }): string {
  if (revokedAt) return `revoked ${when(revokedAt)}`
  return Date.parse(expiresAt) < Date.now() ? 'run out' : `until ${when(expiresAt)}`
}
