/** What a user chose on pages (folded sections, widths of columns, an app), kept over a restart. */

import { type Call, isObject } from '../wire/index.ts'

/** The choices of the calling user under a name; none at first. */
export function preferences({ instance, session }: Call, room: string, name: string): Record<string, unknown> {
  const note = instance.org.notes.get(`ui-${room}`, `${session.userId} ${name}`)
  return isObject(note?.value) ? note.value : {}
}

/** Puts the choices in the place of those there were. */
export function keepPreferences(call: Call, room: string, name: string, chosen: Record<string, unknown>): void {
  call.instance.org.notes.set(`ui-${room}`, `${call.session.userId} ${name}`, chosen)
}
