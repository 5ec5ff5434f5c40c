/** The Liquid filters that divide: by zero is a mistake, as in Ruby's Liquid; JavaScript would give Infinity, which no journal keeps. */

/** `integer`: rounded down. */
export function dividedBy(value: unknown, by: unknown, integer = false): number {
  const quotient = numberOf(value) / divisor(by)
  return integer ? Math.floor(quotient) : quotient
}

export function modulo(value: unknown, by: unknown): number {
  return numberOf(value) % divisor(by)
}

/** As Liquid's other filters read numbers: what is none counts as 0. */
const numberOf = (value: unknown) => Number(value) || 0

function divisor(by: unknown): number {
  const number = numberOf(by)
  if (number === 0) throw new RangeError('it divides by zero')
  return number
}
