/** What a quick action fills in by itself: QuickActionTemplateResult. */

import { valuesOf } from '../../doors/quick-actions/run-action.ts'
import { writeRecord } from '../records/write-record.ts'
import type { SoapCall } from '../soap-call.ts'
import type { Xml } from '../xml/write-xml.ts'
import { actionNamed } from './action-named.ts'

/** Throws OrgError NOT_FOUND for an action nobody knows. */
export function actionTemplate(call: SoapCall, asked: string, contextId: string | undefined): Xml {
  const action = actionNamed(call, asked)
  const record = { attributes: { type: action.target }, ...valuesOf(call, action, contextId) }
  return {
    ...(Number(call.version) >= contextSince ? { contextId: contextId ?? null } : {}),
    defaultValueFormulas: null,
    defaultValues: writeRecord(call, record),
    errors: [],
    success: true,
  }
}

/** The version whose WSDL has the member. */
const contextSince = 51
