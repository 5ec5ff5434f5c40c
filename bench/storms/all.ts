/** One storm after the other on one stage. */
import { type Drained, drain } from './drain.ts'
import { openStage } from './stage.ts'
import { storms } from './storms.ts'

export interface StormOptions {
  leads: number
  runsAtOnce: number
  /** Only storms with this word in their name; calm is always there to compare with. */
  only: string
  tell(text: string): void
}

export interface Passed {
  storm: Drained
  /** The same work without a storm; null of that itself. */
  calm: Drained | null
}

export async function allStorms({ leads, runsAtOnce, only, tell }: StormOptions): Promise<Passed[]> {
  const stage = await openStage(runsAtOnce)
  const calms = new Map<string, Drained>()
  const passed: Passed[] = []
  try {
    for (const storm of storms(leads)) {
      const isCalm = storm.begin === undefined
      if (!isCalm && !storm.name.includes(only)) continue
      const drained = await drain(stage, storm)
      tell(`${drained.name}: ${drained.calls} calls, ${drained.right} of ${drained.leads} right, ${drained.ms} ms`)
      for (const [answer, times] of Object.entries(drained.answers)) tell(`    ${times} × ${answer}`)
      passed.push({ storm: drained, calm: isCalm ? null : (calms.get(storm.workflow) ?? null) })
      if (isCalm) calms.set(storm.workflow, drained)
    }
  } finally {
    await stage.close()
  }
  return passed
}
