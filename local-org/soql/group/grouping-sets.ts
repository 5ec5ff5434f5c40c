/** Which keys each kind of group leaves out: GROUP BY ROLLUP and CUBE add subtotals. */
import type { GroupNode } from '../syntax/ast.ts'

const MASKS: Readonly<Record<GroupNode['style'], (keys: number) => number[]>> = {
  plain: () => [0],
  // ROLLUP(a, b, c) leaves out nothing, then c, then b and c, then all: always the last keys.
  rollup: (keys) => Array.from({ length: keys + 1 }, (_, dropped) => (2 ** dropped - 1) << (keys - dropped)),
  cube: (keys) => Array.from({ length: 2 ** keys }, (_, mask) => mask),
}

/** Masks of the keys left out (bit i: key i is summed over), the plain groups first. */
export function groupingSets(style: GroupNode['style'], keys: number): readonly number[] {
  return MASKS[style](keys)
}
