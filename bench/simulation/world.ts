/** What outlives the engines of a play: the org, the database, the connection between them. */
import { randomUUID } from 'node:crypto'
import { type Catalog, loadCatalog } from '../../src/connector/index.ts'
import {
  createSalesforce,
  type ObjectDescribe,
  type Salesforce,
  type SessionSource,
} from '../../src/salesforce/index.ts'
import { rowsOf } from '../../src/store/index.ts'
import { type Ground, openGround } from '../crash/ground.ts'
import { type OrgProcess, startOrg } from '../support/org.ts'

export interface World {
  org: OrgProcess
  ground: Ground
  catalog: Catalog
  connectionId: string
  session: SessionSource
  /** Somebody else's program. */
  people: Salesforce
  /** Of objects, known once for all. */
  describe(object: string): Promise<ObjectDescribe>
  close(): Promise<void>
}

export async function openWorld(): Promise<World> {
  const catalog = await loadCatalog()
  // One after the other: what fails leaves no other running.
  const ground = await openGround()
  const org = await startOrg('empty')
  const connectionId = randomUUID()
  const session = sessionOf(org)
  const people = createSalesforce({ session, apiVersion: '66.0', clientName: 'people' })
  const { userId, orgId } = await people.identity()
  await rowsOf(
    ground.store.db,
    `insert into connection (id, name, login_url, flow, client_id, api_version, status, user_id, org_id, instance_url)
     values ($1, 'org', $2, 'web', 'x', '66.0', 'connected', $3, $4, $2)`,
    [connectionId, org.url, userId, orgId],
  )
  const known = new Map<string, Promise<ObjectDescribe>>()
  return {
    ...{ org, ground, catalog, connectionId, session, people },
    describe(object) {
      const described = known.get(object) ?? people.describe(object)
      known.set(object, described)
      return described
    },
    async close() {
      await org.stop()
      await ground.close()
    },
  }
}

/** Sessions come from the control door: faults end them, and so does the org's clock when it moves. */
function sessionOf({ url, accessToken, control }: OrgProcess): SessionSource {
  let session = { instanceUrl: url, accessToken }
  return {
    current: async () => session,
    async renew(stale) {
      if (stale.accessToken !== session.accessToken) return session
      const made = await control.post<{ session: { accessToken: string } }>('/tokens', {})
      session = { ...session, accessToken: made.session.accessToken }
      return session
    },
  }
}
