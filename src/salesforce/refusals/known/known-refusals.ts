/** The parts of the error table together. */
import { knownOfBulk } from './bulk.ts'
import { knownOfEvents } from './events.ts'
import type { KnownRefusal } from './known-refusal.ts'
import { knownOfRecords } from './records.ts'
import { knownOfSignIn } from './sign-in.ts'

export { knownOfBulk, knownOfEvents, knownOfRecords, knownOfSignIn }

export const knownRefusals: KnownRefusal[] = [...knownOfRecords, ...knownOfSignIn, ...knownOfBulk, ...knownOfEvents]
