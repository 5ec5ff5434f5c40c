/** A file is shown on a record once. */
import { fillEmpty, type Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

export default {
  objects: ['ContentDocumentLink'],
  before(change, context) {
    if (change.kind !== 'create') return
    const { ContentDocumentId: document, LinkedEntityId: entity } = change.after
    const links = context.find('ContentDocumentLink', 'ContentDocumentId', document)
    if (links.some((link) => link['LinkedEntityId'] === entity)) {
      const words = `Duplicate value: this file is already linked to ${entity}`
      throw new OrgError('DUPLICATE_VALUE', words, { fields: ['LinkedEntityId'] })
    }
    fillEmpty(change, 'ShareType', 'V')
    fillEmpty(change, 'Visibility', 'AllUsers')
  },
} satisfies Rule
