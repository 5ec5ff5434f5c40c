/** What the connected org says of the fields an action works on, and of the choices they offer. */
import { useQuery } from '@tanstack/react-query'
import type { ActionInfo } from '../../contract.ts'
import { type Json, textOf } from '../../json.ts'
import { objectQuery, picklistsQuery } from '../../queries.ts'

export type OrgFields = ReturnType<typeof useOrgFields>

export function useOrgFields(action: ActionInfo | undefined, given: Json, connection: string | undefined) {
  const object = action?.object ?? textOf(given['object'])
  const describe = useQuery(objectQuery(object, connection))
  const types = describe.data?.recordTypes.filter(({ active }) => active) ?? []
  const usual = types.find((type) => type.default)?.id ?? types[0]?.id ?? ''
  const chosen = textOf(given['RecordTypeId'] ?? given['recordTypeId']) || usual
  const picklists = useQuery(picklistsQuery(object, chosen, connection))
  return { describe: describe.data, picklists: picklists.data, isComing: describe.isLoading }
}
