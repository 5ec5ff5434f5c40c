/** Bringing records back from the recycle bin, as an operation of the partner API. */
import { longId } from '../ids.ts'
import { textOf } from './read-xml.ts'
import type { SoapSet } from './soap-set.ts'
import { textElement } from './write-xml.ts'

export const undeleting: SoapSet<string, { id: string }> = {
  operation: 'undelete',
  perCall: 200,
  write: (id) => textElement('ids', longId(id)),
  read: (result) => ({ id: textOf(result, 'id') ?? '' }),
  about: (recordId) => ({ recordId }),
}
