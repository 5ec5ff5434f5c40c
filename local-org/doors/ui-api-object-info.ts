/** UI API: what objects, their fields and picklists are (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_object_info.htm). */

import { type FieldDef, type ObjectDef, OrgError, to18 } from '../org/index.ts'
import { masterRecordType } from './describe/index.ts'
import { tagOf } from './ui-api/etag.ts'
import { nameFields } from './ui-api/field-info.ts'
import { objectInfo, picklistValues } from './ui-api/object-info.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { type Answer, type Call, json, notFound, type Route, restError } from './wire/index.ts'

const info = '/services/data/:version/ui-api/object-info'

/** GET /object-info/batch/Account,Contact: each with its own status. */
function batch(call: Call): Answer {
  const results = (call.params['objects'] ?? '').split(',').map((name) => {
    try {
      return { result: objectInfo(call, uiObject(call, name)), statusCode: 200 }
    } catch (failure) {
      if (!(failure instanceof OrgError)) throw failure
      // Inside a batch the refusal has another code, as recorded.
      return { result: [{ ...restError(failure), errorCode: 'FORBIDDEN' }], statusCode: failure.status }
    }
  })
  return json({ results })
}

function objectInfos(call: Call): Answer {
  const objects = [...call.view.objects()].filter(({ layoutable }) => layoutable)
  return json({
    objects: Object.fromEntries(
      objects.map(({ name, keyPrefix, label, labelPlural }) => {
        const objectInfoUrl = `/services/data/v${call.version}/ui-api/object-info/${name}`
        const names = nameFields(call.view, name)
        return [name, { apiName: name, keyPrefix, label, labelPlural, nameFields: names, objectInfoUrl }]
      }),
    ),
  })
}

function picklistUrl(call: Call, object: ObjectDef, field: FieldDef): string {
  const place = `/services/data/v${call.version}/ui-api/object-info/${object.name}`
  return `${place}/picklist-values/${call.params['recordType']}/${field.name}`
}

/** What the record type of the address offers. Throws OrgError for a type the object has not. */
function choicesOf(call: Call, object: ObjectDef, field: FieldDef): Record<string, unknown> {
  const id = to18(call.params['recordType'] ?? '') ?? ''
  const isKnown = id === masterRecordType || call.view.recordTypes(object.name).types.some((type) => type.id === id)
  if (!isKnown) throw notFound()
  const offers = call.instance.org.rules.recordTypeChoices[id]?.[field.name]
  return picklistValues(call.view, object, field, { url: picklistUrl(call, object, field), offers })
}

function picklists(call: Call): Answer {
  const object = uiObject(call)
  const fields = object.fields.filter(({ picklistValues: values }) => values !== undefined && values.length > 0)
  const values = fields.map((field) => [field.name, choicesOf(call, object, field)])
  const picklistFieldValues = Object.fromEntries(values)
  return json({ eTag: tagOf(picklistFieldValues), picklistFieldValues })
}

function picklist(call: Call): Answer {
  const object = uiObject(call)
  const field = call.view.field(object, call.params['field'] ?? '')
  if (field) return json(choicesOf(call, object, field))
  throw notFound()
}

export const routes: Route[] = [
  { method: 'GET', path: info, run: objectInfos },
  { method: 'GET', path: `${info}/batch/:objects`, run: batch },
  { method: 'GET', path: `${info}/:object`, run: (call) => json(objectInfo(call, uiObject(call))) },
  { method: 'GET', path: `${info}/:object/picklist-values/:recordType`, run: picklists },
  { method: 'GET', path: `${info}/:object/picklist-values/:recordType/:field`, run: picklist },
]
