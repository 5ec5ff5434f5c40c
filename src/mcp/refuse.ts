/** The refusals of a grant. */
import { Problem } from '../problems.ts'
import { type Access, allowsField, fits, type Grant } from './grant.ts'

/** Throws `access-denied` unless the key has been granted this on the object and on each of the fields. */
export function demand(grant: Grant, access: Access, object: string, fields: string[] = []): void {
  if (!grant.access.includes(access)) throw notGranted(`"${access}" records`, `"${access}"`)
  if (!fits(grant.objects, object)) throw notGranted(`${access} records of ${object}`, `the object ${object}`)
  const closed = fields.find((field) => !allowsField(grant, object, field))
  if (closed) throw notGranted(`${access} the field ${object}.${closed}`, `the field ${object}.${closed}`)
}

export function notGranted(wish: string, grant: string): Problem {
  return new Problem('access-denied', {
    what: `This key may not ${wish}.`,
    why: 'It was not granted when the key was made.',
    fix: `Go on without it, or ask the person who runs Rainmaker for a key that grants ${grant}.`,
  })
}

/** @param what a sentence naming the budget */
export function usedUp(what: string, fix: string): Problem {
  return new Problem('limit-reached', {
    what,
    why: 'The key has a budget of its own, below the org’s.',
    fix,
    then: 'stop',
  })
}

export function planRefused(what: string): Problem {
  return new Problem('conflict', {
    what,
    fix: 'Nothing was written. Call the tool again for a new plan and look at what it says now.',
  })
}
