/** The feeds of objects, each the posts on its records (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_accountfeed.htm). */

import { FEEDABLE } from '../../objects/kit/index.ts'
import type { ComposedObject } from '../computed-object.ts'
import { FeedTable } from '../feed-table.ts'

const standard = FEEDABLE.filter((name) => !name.endsWith('__c'))

export default standard.map((name): ComposedObject => {
  const of = `${name}Feed`
  return {
    of,
    table: (view) => new FeedTable(view, view.table(of).object, view.object(name)?.keyPrefix ?? null),
  }
})
