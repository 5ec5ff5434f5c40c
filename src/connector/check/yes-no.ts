/** The words people say yes and no with. */

const words = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['true', true],
  ['false', false],
  ['yes', true],
  ['no', false],
  ['1', true],
  ['0', false],
])

/** Undefined when it is neither. */
export function yesOrNo(value: unknown): boolean | undefined {
  return words.get(typeof value === 'string' ? value.trim().toLowerCase() : value)
}
