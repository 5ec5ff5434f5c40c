/** Pictures in rich text, by the record and field they stand in (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_rich_text_image_retrieve.htm). */

import { to18 } from '../org/index.ts'
import { objectOf, rowById } from './rows/index.ts'
import { pictureType } from './rows/picture-type.ts'
import { type Answer, bytes, type Call, notFound, type Route } from './wire/index.ts'

function read(call: Call): Answer {
  const { id = '', field: named = '', reference = '' } = call.params
  const object = objectOf(call)
  const field = call.view.field(object, named)
  const text = field && rowById(call, object, id)[field.name]
  const content = call.instance.org.blob(to18(reference) ?? '')
  if (!content || typeof text !== 'string' || !text.includes(`refid=${reference.slice(0, 15)}`)) throw notFound()
  call.tally.rows += 1
  return bytes(pictureType(content), content)
}

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/services/data/:version/sobjects/:object/:id/richTextImageFields/:field/:reference',
    run: read,
  },
]
