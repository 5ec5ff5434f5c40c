/** What a new record begins with (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_default_values.htm). */

import { fieldsNamed, objectOf, showRow } from './rows/index.ts'
import { initialValues } from './ui-api/initial-values.ts'
import { listIn, recordTypeIn } from './ui-api/parameters.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

/** GET …/defaultValues?recordTypeId=…&fields=a,b: all fields a person may fill in when none is named. */
function defaultValues(call: Call): Answer {
  const object = objectOf(call)
  const names = listIn(call, 'fields')
  const recordTypeId = recordTypeIn(call, object)
  const values = initialValues(call, object, recordTypeId)
  const wanted = names.length > 0 ? fieldsNamed(call.view, object, names) : object.fields
  const fields = wanted.filter(({ name }) => name !== 'OwnerId' && values[name] !== undefined)
  const { attributes: _, ...shown } = showRow(call, object, { Id: '', ...values }, fields)
  return json({ attributes: { type: object.name }, ...shown })
}

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/sobjects/:object/defaultValues', run: defaultValues },
]
