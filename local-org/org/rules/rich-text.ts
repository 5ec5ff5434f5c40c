/** Rich text is stored as Salesforce rewrites it; pictures in it are kept beside the row, and the text has their addresses. */
import { componentId } from '../component-id.ts'
import { rewriteRichText } from '../rich-text/rewrite.ts'
import { type Change, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import type { FieldDef } from '../schema.ts'
import { refused } from '../values/value-error.ts'

/** Key prefix of what a picture in rich text is kept under (ContentReference). */
const PICTURE = '0EM'

/** Ids in addresses have 15 characters [R]. */
const short = (id: unknown) => String(id).slice(0, 15)

/** Pictures stand on the file domain of the org; Salesforce's own loader knows them by it. */
function addressOf(picture: string, field: FieldDef, { meta, after }: Change, context: RuleContext): string {
  const [organization] = context.table('Organization')?.all() ?? []
  const domain = `${short(organization?.Id).toLowerCase()}-dev-ed.develop.file.force.com`
  const fieldId = componentId('00N', `${meta.name}.${field.name}`)
  return `https://${domain}/servlet/rtaImage?eid=${short(after['Id'])}&feoid=${short(fieldId)}&refid=${short(picture)}`
}

function rewrite(field: FieldDef, text: string, change: Change, context: RuleContext): string {
  const keep = (bytes: Uint8Array) => addressOf(context.keepBlob(bytes, PICTURE), field, change, context)
  const rewritten = rewriteRichText(text, keep)
  if (!field.length || rewritten.length <= field.length) return rewritten
  if (context.options.truncate) return rewritten.slice(0, field.length)
  throw refused('STRING_TOO_LONG', field, `data value too large: ${rewritten} (max length=${field.length})`)
}

export default {
  objects: 'all',
  order: 5,
  before(change, context) {
    if (change.kind !== 'create' && change.kind !== 'update') return
    for (const field of change.meta.richTexts) {
      const text = change.after[field.name]
      if (typeof text !== 'string' || !isChanged(change, field.name)) continue
      change.after[field.name] = rewrite(field, text, change, context) || null
    }
  },
} satisfies Rule
