/** Many files without holding all of them: some are fetched, then sent together, then the next ones. */
import type { Outcome } from '../define.ts'

export interface Loads<I, F, O> {
  /** Bytes of one load, about: a file larger than that goes alone. */
  bytesPerLoad: number
  filesPerLoad: number
  load(input: I): Promise<Outcome<F>>
  sizeOf(file: F): number
  /** One outcome per file, in order. */
  send(files: F[]): Promise<Outcome<O>[]>
}

/** So many are fetched at once. */
const atOnce = 4

/** One outcome per input, in order; what could not be loaded keeps its place. */
export async function inLoads<I, F, O>(inputs: I[], loads: Loads<I, F, O>): Promise<Outcome<O>[]> {
  const results: Outcome<O>[] = []
  let open: { at: number; file: F }[] = []
  let bytes = 0
  const flush = async () => {
    const sent = open.length ? await loads.send(open.map(({ file }) => file)) : []
    for (const [index, { at }] of open.entries()) results[at] = sent[index]!
    open = []
    bytes = 0
  }
  for (let at = 0; at < inputs.length; at += atOnce) {
    const loaded = await Promise.all(inputs.slice(at, at + atOnce).map((input) => loads.load(input)))
    for (const [index, one] of loaded.entries()) {
      if (!one.ok) {
        results[at + index] = one
        continue
      }
      const size = loads.sizeOf(one.value)
      if (open.length === loads.filesPerLoad || (open.length > 0 && bytes + size > loads.bytesPerLoad)) await flush()
      open.push({ at: at + index, file: one.value })
      bytes += size
    }
  }
  await flush()
  return results
}
