/** Merging as an operation of the partner API. */
import { longId } from '../ids.ts'
import type { FieldValues } from '../records.ts'
import { textOf, textsOf } from './read-xml.ts'
import type { SoapSet } from './soap-set.ts'
import type { Merge, Merged } from './wishes.ts'
import { element, textElement } from './write-xml.ts'

export const merging: SoapSet<Merge, Merged> = {
  operation: 'merge',
  perCall: 200,
  write({ object, winnerId, loserIds, fields = {} }) {
    const winner = element('masterRecord', sObject(object, longId(winnerId), fields))
    const losers = loserIds.map((id) => textElement('recordToMergeIds', longId(id)))
    return element('mergeRequests', winner + losers.join(''))
  },
  read: (result) => ({
    id: textOf(result, 'id') ?? '',
    mergedIds: textsOf(result, 'mergedRecordIds'),
    movedIds: textsOf(result, 'updatedRelatedIds'),
  }),
  about: ({ object, winnerId, fields }) => ({ object, recordId: winnerId, ...(fields && { values: fields }) }),
}

/** Type, fields to empty, id, values: in this order. Null empties a field, undefined leaves it. */
function sObject(object: string, id: string, fields: FieldValues): string {
  const given = Object.entries(fields).filter(([name, value]) => value !== undefined && name.toLowerCase() !== 'id')
  const emptied = given.flatMap(([name, value]) => (value === null ? textElement('sf:fieldsToNull', name) : []))
  const values = given.flatMap(([name, value]) => (value === null ? [] : textElement(`sf:${name}`, String(value))))
  return [textElement('sf:type', object), ...emptied, textElement('sf:Id', id), ...values].join('')
}
