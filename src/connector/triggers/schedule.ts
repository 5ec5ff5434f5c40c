/** The clock: every hour, at six on weekdays. */
import { z } from 'zod'
import { defineTrigger } from '../define.ts'

/** Minute, hour, day of month, month, day of week: numbers, ranges, lists, steps. */
const part = String.raw`(?:\*|\d{1,2}(?:-\d{1,2})?)(?:/\d{1,2})?`
const cron = new RegExp(`^(?:${part}(?:,${part})*)(?: (?:${part}(?:,${part})*)){4}$`)

/** The least and the most of each part, in their order; 0 and 7 are both Sunday. */
const spans = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const

/** Whether there are such times at all: no minute 61, no span that runs backwards. */
function isInSpans(text: string): boolean {
  const parts = text.split(' ')
  return spans.every(([least, most], at) =>
    (parts[at] ?? '').split(',').every((one) => {
      const [times = '', step = '1'] = one.split('/')
      const [from = least, to = from] = times === '*' ? [] : times.split('-').map(Number)
      return from >= least && to <= most && from <= to && Number(step) >= 1
    }),
  )
}

const isZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const input = z.strictObject({
  cron: z
    .string()
    .regex(cron)
    .refine(isInSpans, 'There are no such times')
    .describe('Minute, hour, day, month, weekday: "0 6 * * 1-5" is six on weekdays'),
  timeZone: z.string().refine(isZone, 'No such time zone').default('UTC').describe('Zone of these times: Europe/Paris'),
})

/** Workflows with the same schedule share its events. */
const scheduleName = (given: z.infer<typeof input>) => `${given.cron} ${given.timeZone}`

export default defineTrigger({
  id: 'schedule',
  title: 'Schedule',
  describe: 'Starts at set times. The event is named by cron and time zone and carries the time it stands for.',
  object: null,
  group: 'Your own systems',
  feed: 'schedule',
  input,
  watch: () => null,
  accepts: (event, given) => event.feed === 'schedule' && event.object === scheduleName(given),
  sample: { scheduledFor: '2031-01-06T06:00:00.000Z' },
  examples: [
    {
      title: 'Six on weekdays',
      with: { cron: '0 6 * * 1-5' },
      event: { feed: 'schedule', object: '0 6 * * 1-5 UTC', change: 'created' },
      hears: true,
    },
    {
      title: 'The same time elsewhere',
      with: { cron: '0 6 * * 1-5', timeZone: 'Asia/Tokyo' },
      event: { feed: 'schedule', object: '0 6 * * 1-5 UTC', change: 'created' },
      hears: false,
    },
  ],
})
