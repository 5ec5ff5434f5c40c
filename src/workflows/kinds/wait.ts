/** `wait:` lays the run aside for a time, until a time, or until an event of the user's own systems. */
import { z } from 'zod'
import { common, type Kind } from './kind.ts'
import type { WaitStep } from './steps.ts'

const aWeek = 604_800
const seconds = z.union([z.number().nonnegative(), z.string()])

export const waitKind: Kind<WaitStep> = {
  describe: 'Waits for a time, or for an event of your own systems.',
  shape: (steps) =>
    z.strictObject({
      ...common(steps),
      wait: z
        .union([
          z.strictObject({ seconds: seconds.describe('How long: 3600, or a template') }),
          z.strictObject({ until: z.string().describe('A time: 2030-01-31T09:00:00Z, or a template') }),
          z.strictObject({
            event: z.string().describe('Name of an app event: APPROVED'),
            match: z
              .record(z.string(), z.unknown())
              .default({})
              .describe('What its payload must hold: { meetingId: "{{ json.meetingId }}" }'),
            timeoutSeconds: seconds
              .default(aWeek)
              .describe('Then the run goes on without it: json.<id>.happened is false. Default: a week'),
          }),
        ])
        .describe('The run costs nothing while it waits, and restarts do not matter'),
    }),
  templates: ['wait'],
}
