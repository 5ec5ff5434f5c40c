/** A user of a local org who is no administrator: to an administrator nothing is closed. */
import type { Connection } from '@jsforce/jsforce-node'
import type { ControlClient } from '../../local-org/index.ts'

const places = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }

/** Gives the id. */
export async function orgUser(
  { admin, control }: { admin: Connection; control: ControlClient },
  username: string,
  profile: string,
): Promise<string> {
  const { records } = await admin.query<{ Id: string }>(`SELECT Id FROM Profile WHERE Name = '${profile}'`)
  const who = { Username: username, Email: username, LastName: 'Integration', Alias: 'integ', IsActive: true }
  return (await control.user({ values: { ...who, ...places, ProfileId: records[0]?.Id } })).id
}
