/** What a new record begins with (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_default_values.htm). */

import { fieldsNamed, objectOf } from './rows/index.ts'
import { usualOf } from './ui-api/initial-values.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

/** GET …/defaultValues?fields=a,b: all fields a person may fill in when none is named. */
function defaultValues(call: Call): Answer {
  const object = objectOf(call)
  const names = (call.query.get('fields') ?? '').split(',').flatMap((name) => name.trim() || [])
  const fields =
    names.length > 0 ? fieldsNamed(call.view, object, names) : object.fields.filter((one) => one.createable)
  const values = fields.flatMap((field) => {
    const value = usualOf(field)
    return value === undefined ? [] : [[field.name, value] as const]
  })
  return json({ attributes: { type: object.name }, ...Object.fromEntries(values) })
}

export const partly = ['Literal and picklist defaults; default formulas are not computed.']

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/sobjects/:object/defaultValues', run: defaultValues },
]
