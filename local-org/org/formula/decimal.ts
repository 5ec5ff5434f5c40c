/**
 * Decimal reading of binary numbers. Salesforce computes with 18 decimal digits; a binary number holds 15 for certain, so
 * what is compared, rounded or shown is first cut to 15, by which 0.1 + 0.2 is 0.3.
 */

const DIGITS = 15
const MOST_PLACES = 40

export const exact = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS)))

/** More places than a number has digits change nothing. */
const inReach = (places: number) => Math.trunc(Math.max(-MOST_PLACES, Math.min(places, MOST_PLACES)))

/** Half away from zero; negative places round to tens, hundreds… */
export function roundHalfUp(value: number, places: number): number {
  const factor = 10 ** Math.abs(inReach(places))
  const scaled = Math.abs(places < 0 ? value / factor : value * factor)
  const rounded = Math.sign(value) * Math.round(exact(scaled))
  return exact(places < 0 ? rounded * factor : rounded / factor)
}

/** Towards zero. */
export function cutOff(value: number, places: number): number {
  const factor = 10 ** Math.abs(inReach(places))
  return exact(places < 0 ? Math.trunc(exact(value / factor)) * factor : Math.trunc(exact(value * factor)) / factor)
}

/** Without an exponent: 1e-7 is '0.0000001'. */
export function plainText(value: number): string {
  const text = String(exact(value))
  if (!text.includes('e')) return text
  const [digits = '', power = '0'] = text.replace('-', '').split(/e(?=[+-]?\d)/)
  const sign = value < 0 ? '-' : ''
  const places = Number(/e([+-]\d+)$/.exec(text)?.[1] ?? power)
  const [whole = '', part = ''] = digits.split('.')
  if (places < 0) return `${sign}0.${'0'.repeat(-places - 1)}${whole}${part}`
  return `${sign}${whole}${part}${'0'.repeat(places - part.length)}`
}
