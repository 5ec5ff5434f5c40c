/** Which versions of a flow there are. https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_flow.htm */
import { z } from 'zod'
import { checked } from '../answers.ts'
import type { Salesforce } from '../salesforce.ts'
import { soql } from '../soql.ts'
import { withRights } from './rights.ts'

export interface FlowVersion {
  number: number
  active: boolean
}

const answer = z.object({ records: z.array(z.object({ VersionNumber: z.number(), Status: z.string().nullish() })) })

/** Oldest first; none when there is no flow of that name. */
export async function flowVersions(salesforce: Salesforce, flow: string): Promise<FlowVersion[]> {
  const query = soql`SELECT VersionNumber, Status FROM Flow WHERE Definition.DeveloperName = ${flow} ORDER BY VersionNumber`
  const path = `/tooling/query?q=${encodeURIComponent(query.text)}`
  const { body } = await withRights(salesforce.call({ method: 'GET', path }))
  const { records } = checked(answer, body, 'the versions of a flow')
  return records.map(({ VersionNumber, Status }) => ({ number: VersionNumber, active: Status === 'Active' }))
}
