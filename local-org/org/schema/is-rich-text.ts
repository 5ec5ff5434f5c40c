/** Which fields hold rich text. */
import type { FieldDef } from '../schema.ts'

/** Bodies of mails are HTML, too, but stay as they came: they are told as plain text areas. */
export const isRichText = ({ htmlFormatted, extraTypeInfo }: FieldDef): boolean =>
  htmlFormatted && extraTypeInfo !== 'plaintextarea'
