/** Sends the email alerts of workflow rules, once what set them off is saved. */
import { deployed } from '../metadata/index.ts'
import { type Commit, type Org, OrgError } from '../org/index.ts'
import { deskFor } from './desk.ts'
import type { Outbox } from './outbox.ts'
import { sendAlert } from './send-alert.ts'

/** Where letters go, and in which spelling their values stand. */
interface Office {
  outbox: Outbox
  apiVersion: string
}

/** Hears the org's commits from now on. */
export function watchAlerts(org: Org, office: Office): void {
  org.changes.subscribe(({ alerts = [], userId }) => {
    for (const { alert, id } of alerts) send(org, office, { fullName: alert, id, userId })
  })
}

type Alert = Pick<Commit, 'userId'> & { fullName: string; id: string }

/** An alert that cannot be sent, as its template is gone or inactive, stops nobody. */
function send(org: Org, { apiVersion, outbox }: Office, { fullName, id, userId }: Alert): void {
  const facts = deployed(org, 'WorkflowAlert').find((alert) => alert.fullName === fullName)?.facts
  try {
    if (facts) sendAlert(deskFor(userId, org, outbox, apiVersion), fullName, facts, id)
  } catch (refused) {
    if (!(refused instanceof OrgError)) throw refused
  }
}
