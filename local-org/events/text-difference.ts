/**
 * Long texts told as differences: the lines that changed, in the unified format without lines around them, under the
 * SHA-256 of the whole new text (https://developer.salesforce.com/docs/platform/change-data-capture/guide/cdc-data-diff.html).
 */

import { createHash } from 'node:crypto'

/** Texts under this length are sent whole. */
const shortest = 1000
/** Above these parts the whole text is sent: of the length, and of the lines of both texts together. */
const mostLength = 0.5
const mostLines = 0.25

/** The difference, or undefined where Salesforce sends the whole text. */
export function textDifference(before: string, after: string): string | undefined {
  if (after.length < shortest || Math.abs(after.length - before.length) > before.length * mostLength) return undefined
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const hunks = hunksOf(old, fresh)
  if (!hunks) return undefined
  const changed = hunks.reduce((sum, { removed, added }) => sum + removed.length + added.length, 0)
  if (changed > (old.length + fresh.length) * mostLines) return undefined
  const hash = createHash('sha256').update(after).digest('hex')
  const difference = `--- \n+++ ${hash}\n${hunks.map(spell).join('\n')}`
  return difference.length > after.length ? undefined : difference
}

interface Hunk {
  /** Index of the first line in the old and in the new text. */
  oldAt: number
  newAt: number
  removed: string[]
  added: string[]
}

function spell({ oldAt, newAt, removed, added }: Hunk): string {
  const place = (at: number, count: number) => `${count === 0 ? at : at + 1},${count}`
  const head = `@@ -${place(oldAt, removed.length)} +${place(newAt, added.length)} @@`
  return [head, ...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)].join('\n')
}

/** More pairs of lines than these are not compared: such a text is told whole. */
const mostPairs = 1_000_000

/** Runs of changed lines; undefined when there is too much to compare. */
function hunksOf(old: string[], fresh: string[]): Hunk[] | undefined {
  let start = 0
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start++
  let end = 0
  const most = Math.min(old.length, fresh.length) - start
  while (end < most && old.at(-1 - end) === fresh.at(-1 - end)) end++
  const [inner, other] = [old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)]
  if (inner.length * other.length > mostPairs) return undefined
  return compare(inner, other).map((hunk) => ({ ...hunk, oldAt: hunk.oldAt + start, newAt: hunk.newAt + start }))
}

function compare(old: string[], fresh: string[]): Hunk[] {
  const common = commonLengths(old, fresh)
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  let open: Hunk | undefined
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      open = undefined
      i++
      j++
      continue
    }
    open ??= hunks[hunks.push({ oldAt: i, newAt: j, removed: [], added: [] }) - 1]
    const isRemoved = j >= fresh.length || (i < old.length && lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))
    if (isRemoved) open?.removed.push(old[i++] ?? '')
    else open?.added.push(fresh[j++] ?? '')
  }
  return hunks
}

const lengthAt = (common: Uint16Array[], i: number, j: number) => common[i]?.[j] ?? 0

/** For every pair of places, how many lines the rests of both texts have in common, in order. */
function commonLengths(old: string[], fresh: string[]): Uint16Array[] {
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    const row = common[i]
    if (!row) continue
    for (let j = fresh.length - 1; j >= 0; j--) {
      row[j] =
        old[i] === fresh[j]
          ? lengthAt(common, i + 1, j + 1) + 1
          : Math.max(lengthAt(common, i + 1, j), lengthAt(common, i, j + 1))
    }
  }
  return common
}

/** The differences of the long texts among these fields; undefined when all are told whole. */
export function differencesOf(
  names: readonly string[],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> | undefined {
  const found = names.flatMap((name): [string, string][] => {
    const [old, fresh] = [before[name], after[name]]
    if (typeof old !== 'string' || typeof fresh !== 'string') return []
    const difference = textDifference(old, fresh)
    return difference === undefined ? [] : [[name, difference]]
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}
