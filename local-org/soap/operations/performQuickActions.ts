/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_performquickactions.htm */

import { type Action, contextField } from '../../doors/quick-actions/action.ts'
import { save } from '../../doors/rows/index.ts'
import { OrgError, to18, type Operation as Wish } from '../../org/index.ts'
import { actionNamed } from '../describe/action-named.ts'
import type { Operation } from '../operation.ts'
import { readRecord } from '../records/read-record.ts'
import { writeError } from '../records/write-result.ts'
import type { SoapCall } from '../soap-call.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/element.ts'
import type { Xml } from '../xml/write-xml.ts'

/** Each request makes its records, or changes the one of the page; what they say wins over what the action fills in. */
export default {
  run: (call, args) => childrenOf(args, 'quickActions').map((request) => perform(call, request)),
} satisfies Operation

function perform(call: SoapCall, request: XmlElement): Xml {
  const action = actionNamed(call, textIn(request, 'quickActionName') ?? '')
  const contextId = textIn(request, 'contextId')?.trim() || undefined
  const wishes = childrenOf(request, 'records').map((element) => wishOf(call, action, element, contextId))
  const saved = save(call, wishes, { allOrNone: true })
  const success = saved.every((one) => one.success)
  return {
    contextId: contextId ?? null,
    created: success && action.type !== 'Update',
    errors: saved.flatMap(({ errors }) => errors.map(writeError)),
    ids: saved.flatMap(({ id }) => id ?? []),
    success,
    successMessage: success ? (action.successMessage ?? null) : null,
  }
}

function wishOf(call: SoapCall, action: Action, element: XmlElement, contextId: string | undefined): Wish {
  const { object, values } = readRecord(call, element)
  if (object.name !== action.target)
    throw new OrgError('INVALID_TYPE', `${action.name} is about ${action.target} records`)
  const given = { ...action.fixed?.(call.view.now()), ...values }
  if (action.type === 'Update') {
    if (contextId === undefined) throw new OrgError('MISSING_ARGUMENT', 'contextId is required')
    return { op: 'update', object: object.name, id: to18(contextId) ?? contextId, values: given }
  }
  const link = contextId === undefined ? undefined : (action.parentField ?? contextField(call, object, contextId))
  return { op: 'create', object: object.name, values: { ...(link ? { [link]: contextId } : {}), ...given } }
}
