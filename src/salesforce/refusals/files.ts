/** Refusals about files. */
import type { RefusalTable } from './refusal.ts'

const tooLarge = {
  code: 'answer-too-large',
  what: 'The file is larger than Salesforce takes: {said}',
  fix: 'Send a smaller file, or a link to it.',
} as const
const closedKind = {
  code: 'org-refused',
  what: 'The org does not take files of this kind: {said}',
  fix: 'Have an administrator allow it: Setup, File Upload and Download Security; or send another kind.',
} as const

export const fileRefusals: RefusalTable = {
  FILE_SIZE_LIMIT_EXCEEDED: tooLarge,
  MAXIMUM_SIZE_OF_ATTACHMENT: tooLarge,
  FILE_EXTENSION_NOT_ALLOWED: closedKind,
  HTML_FILE_UPLOAD_NOT_ALLOWED: closedKind,
}
