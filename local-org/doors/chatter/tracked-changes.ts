/** What changed in a record, as its feed tells it (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_tracked_changes_capability.htm). */

import type { FieldDef, ObjectDef, Row } from '../../org/index.ts'
import { displayValue, readerOf } from '../ui-api/display-value.ts'
import type { Call } from '../wire/index.ts'
import { rowsWith } from './rows-with.ts'

/** The `trackedChanges` capability; undefined for a post that tells no changes. */
export function trackedChanges(call: Call, item: Row): { changes: Record<string, unknown>[] } | undefined {
  if (item['Type'] !== 'TrackedChange') return undefined
  const changes = rowsWith(call, 'FeedTrackedChange', 'FeedItemId', item.Id).map((change) => {
    const found = fieldNamed(call, String(change['FieldName']))
    return {
      fieldName: found?.field.label ?? change['FieldName'],
      newValue: words(call, found?.field, change['NewValue']),
      oldValue: words(call, found?.field, change['OldValue']),
    }
  })
  return { changes }
}

/** The field behind 'Account.Phone'. */
function fieldNamed({ view }: Call, path: string): { object: ObjectDef; field: FieldDef } | undefined {
  const [objectName = '', name = ''] = path.split('.')
  const object = view.object(objectName)
  const field = object && view.field(object, name)
  return object && field ? { object, field } : undefined
}

function words(call: Call, field: FieldDef | undefined, value: unknown): string | null {
  if (value === null || value === undefined) return null
  return (field && displayValue(field, value, readerOf(call.view))) ?? String(value)
}
