/** Places inside a value that may be of any shape. */
import type { Path } from './kinds/kind.ts'

type Parts = Record<string | number, unknown>

export const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null

export const keysOf = (value: unknown): string[] => (isParts(value) ? Object.keys(value) : [])

export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (isParts(value) ? value[part] : undefined), root)
}
