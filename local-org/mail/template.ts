/** E-mail templates: rows with a subject and two bodies, filled in for the records a mail is about. */

import { OrgError } from '../org/index.ts'
import { rowOfId } from '../soap/records/row-of-id.ts'
import type { Desk } from './desk.ts'
import { type MergeFault, mergeFields, type Subjects } from './merge-fields.ts'

export interface Words {
  subject: string | null
  text: string | null
  html: string | null
}

/** What the template says. Throws OrgError TEMPLATE_NOT_FOUND, TEMPLATE_NOT_ACTIVE. */
export function templateWords(desk: Desk, templateId: string): Words {
  const { object, row } = rowOfId(desk, templateId) ?? {}
  if (!row || object?.name !== 'EmailTemplate') throw new OrgError('TEMPLATE_NOT_FOUND', 'Template not found')
  if (row['IsActive'] !== true) throw new OrgError('TEMPLATE_NOT_ACTIVE', 'Template is not active')
  const of = (name: string) => (typeof row[name] === 'string' ? row[name] : null)
  return { subject: of('Subject'), text: of('Body'), html: of('HtmlValue') }
}

/** The words with the fields in them filled in. */
export function fillIn(desk: Desk, words: Words, subjects: Subjects): { words: Words; faults: MergeFault[] } {
  const faults: MergeFault[] = []
  const fill = (text: string | null) => {
    if (text === null) return null
    const filled = mergeFields(desk, text, subjects)
    faults.push(...filled.faults)
    return filled.merged
  }
  return { words: { subject: fill(words.subject), text: fill(words.text), html: fill(words.html) }, faults }
}
