/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_performquickactions.htm */

import { contextField } from '../../doors/quick-actions/action.ts'
import { save } from '../../doors/rows/index.ts'
import { OrgError } from '../../org/index.ts'
import { actionNamed } from '../describe/action-named.ts'
import type { Operation } from '../operation.ts'
import { readRecord } from '../records/read-record.ts'
import { writeError } from '../records/write-result.ts'
import type { SoapCall } from '../soap-call.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

/** Each request makes its records; what they say wins over what the action fills in. */
export default {
  run: (call, args) => childrenOf(args, 'quickActions').map((request) => perform(call, request)),
} satisfies Operation

function perform(call: SoapCall, request: XmlElement): Xml {
  const action = actionNamed(textIn(request, 'quickActionName') ?? '')
  const contextId = textIn(request, 'contextId')?.trim() || undefined
  const wishes = childrenOf(request, 'records').map((element) => {
    const { object, values } = readRecord(call, element)
    if (object.name !== action.target)
      throw new OrgError('INVALID_TYPE', `${action.name} makes ${action.target} records`)
    const link = contextId === undefined ? undefined : contextField(call, object, contextId)
    const given = { ...action.fixed?.(call.view.now()), ...(link ? { [link]: contextId } : {}), ...values }
    return { op: 'create' as const, object: object.name, values: given }
  })
  const saved = save(call, wishes, { allOrNone: true })
  const success = saved.every((one) => one.success)
  return {
    contextId: contextId ?? null,
    created: success,
    errors: saved.flatMap(({ errors }) => errors.map(writeError)),
    ids: saved.flatMap(({ id }) => id ?? []),
    success,
    successMessage: null,
  }
}
