/** An attachment knows its size. */
import { fill, isChanged, type Rule } from '../save/rule.ts'

/** Object -> [content, size]. */
const SIZES: Record<string, readonly [string, string]> = {
  Attachment: ['Body', 'BodyLength'],
  Document: ['Body', 'BodyLength'],
  StaticResource: ['Body', 'BodyLength'],
}

export default {
  objects: Object.keys(SIZES),
  before(change, context) {
    const [content, size] = SIZES[change.meta.name] ?? ['', '']
    if (isChanged(change, content)) fill(change, size, context.blob(String(change.after[content]))?.length ?? 0)
  },
} satisfies Rule
