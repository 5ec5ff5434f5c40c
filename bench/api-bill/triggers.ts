/** Triggers listening to an org where nothing happens, for a day of the org's clock. */
import type { Store } from '../../src/store/index.ts'
import type { OrgProcess } from '../support/org.ts'
import type { Figure, Options, Part } from '../support/report.ts'
import { callsOf } from './bench.ts'
import { type Listened, listen } from './listening.ts'
import { peers } from './peers.ts'

const objects = ['lead', 'contact', 'account', 'opportunity', 'case']
const daySeconds = 86_400
const everyMinute = { pollSeconds: 60, idleSeconds: 60 }
/** As the product does unless told otherwise. */
const backingOff = { pollSeconds: 60, idleSeconds: 300 }

const watched = (field: string, equals: string) => ({ field, equals })
const changes: Listened[] = objects.flatMap((object) => [
  { on: `${object}Created` },
  { on: `${object}Updated` },
  { on: `${object}FieldEquals`, with: watched('Description', 'important') },
  { on: `${object}FieldEquals`, with: watched('OwnerId', 'nobody') },
])
/** The same number; five of them ask for deletions. */
const withDeletes = changes.map((one, n) => (n % 4 === 3 ? { on: `${objects[Math.floor(n / 4)]}Deleted` } : one))

export function triggerParts(org: OrgProcess, store: Store, { full }: Options): Part[] {
  const seconds = full ? daySeconds : daySeconds / 12

  async function day(name: string, triggers: Listened[], rhythm: typeof everyMinute, goal?: number): Promise<Figure[]> {
    const listening = await listen(org, store, triggers, rhythm)
    // The first poll asks what the objects look like, and since when the triggers listen.
    await listening.poll()
    let polls = 0
    const calls = await callsOf(org, async () => {
      for (let past = 0; past < seconds; polls += 1) {
        const pause = await listening.poll()
        await org.control.advanceClock(pause * 1000)
        past += pause
      }
    })
    await listening.stop()
    const note = full ? `${polls} polls` : `${polls} polls of two hours, times twelve`
    return [
      {
        name: `${triggers.length} triggers on ${objects.length} objects, a day: ${name}`,
        value: (calls * daySeconds) / seconds,
        unit: 'calls',
        ...(goal && { goal: { atMost: goal } }),
        beside: peers.triggers,
        note,
      },
    ]
  }

  return [
    { name: 'triggers', run: () => day('each minute', changes, everyMinute, 1440) },
    { name: 'triggers', run: () => day('idle back-off', changes, backingOff, 700) },
    { name: 'triggers', run: () => day('each minute, five hear deletions', withDeletes, everyMinute, 1440) },
  ]
}
