/** What templates read as json with the chosen sample: the record, and what steps gave when they were last tried. */
import type { StepInfo } from '../../contract.ts'
import { type Json, recordOf } from '../../json.ts'

/** Results by step id; of a list the first item's. */
export type Results = Map<string, unknown>

export function resultsOf(steps: StepInfo[]): Results {
  const results: Results = new Map()
  for (const { path, kind, output } of steps) {
    const id = path.slice(path.lastIndexOf('/') + 1)
    if (!results.has(id) && kind !== 'set') results.set(id, output)
    if (kind === 'set') for (const [name, value] of Object.entries(recordOf(output))) results.set(name, value)
  }
  return results
}

export const jsonOf = (record: Json, results: Results): Json => ({ ...record, ...Object.fromEntries(results) })
