/**
 * Flows and their versions as every API tells them, by ids that last
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_flowdefinitionview.htm).
 */

import { factText } from '../../metadata/facts.ts'
import { activeVersion, type FlowVersion, flowNames, versionsOf } from '../../metadata/flow/versions.ts'
import type { Org, OrgView, Row } from '../../org/index.ts'
import type { ComposedObject } from '../computed-object.ts'
import { ComputedTable } from '../computed-table.ts'
import { setUpId } from '../custom-ids.ts'

const versionId = (name: string, number: number) => setUpId('301', name, String(number))

/** What a flow and a version of it both tell. */
function told({ facts }: FlowVersion) {
  const text = (name: string) => factText(facts, name) ?? null
  return {
    Label: text('label'),
    Description: text('description'),
    ProcessType: text('processType'),
    ApiVersion: Number(text('apiVersion') ?? 0) || null,
    IsTemplate: text('isTemplate') === 'true',
  }
}

function definitionRows(org: Org): Row[] {
  return flowNames({ org }).flatMap((name) => {
    const latest = versionsOf({ org }, name).at(-1)
    const active = activeVersion({ org }, name)
    if (!latest) return []
    const id = setUpId('300', name)
    const row = {
      Id: id,
      DurableId: id,
      ApiName: name,
      ...told(active ?? latest),
      ActiveVersionId: active ? versionId(name, active.number) : null,
      LatestVersionId: versionId(name, latest.number),
      IsActive: active !== undefined,
      IsOutOfDate: active !== undefined && active.number !== latest.number,
      VersionNumber: (active ?? latest).number,
      ManageableState: 'unmanaged',
    }
    return [row]
  })
}

function versionRows(org: Org): Row[] {
  return flowNames({ org }).flatMap((name) => {
    const active = activeVersion({ org }, name)?.number
    return versionsOf({ org }, name).map((version) => ({
      Id: versionId(name, version.number),
      DurableId: versionId(name, version.number),
      FlowDefinitionViewId: setUpId('300', name),
      ...told(version),
      Status:
        version.number === active ? 'Active' : factText(version.facts, 'status') === 'Active' ? 'Obsolete' : 'Draft',
      VersionNumber: version.number,
    }))
  })
}

const composed = (of: string, rows: (org: Org) => Row[]): ComposedObject => ({
  of,
  table: (view: OrgView, org: Org) => new ComputedTable(view.table(of).object, () => rows(org)),
})

export default [composed('FlowDefinitionView', definitionRows), composed('FlowVersionView', versionRows)]
