/** Two texts line by line: what stayed, what went, what came. */
export interface DiffLine {
  sign: ' ' | '-' | '+'
  text: string
  /** Line numbers from 1 in the old and the new text. */
  old: number | null
  new: number | null
}

/** By the longest common run of lines. Texts of a few thousand lines. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split('\n')
  const b = after.split('\n')
  const common = lengths(a, b)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ sign: ' ', text: a[i] ?? '', old: ++i, new: ++j })
    } else if (j >= b.length || (i < a.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ sign: '-', text: a[i] ?? '', old: ++i, new: null })
    } else {
      lines.push({ sign: '+', text: b[j] ?? '', old: null, new: ++j })
    }
  }
  return lines
}

const at = (table: Uint32Array[], i: number, j: number): number => table[i]?.[j] ?? 0

/** How many lines the ends from (i, j) on have in common. */
function lengths(a: string[], b: string[]): Uint32Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i]
      if (row) row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  }
  return table
}

/** Only what changed, with a few lines around it. */
export function nearChanges(lines: DiffLine[], around = 3): DiffLine[] {
  const near = new Set<number>()
  lines.forEach(({ sign }, at) => {
    if (sign === ' ') return
    for (let one = at - around; one <= at + around; one += 1) near.add(one)
  })
  return lines.filter((_, at) => near.has(at))
}
