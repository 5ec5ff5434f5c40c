/** A row's refusal in one cell of CSV. */

import type { OrgError } from '../../org/index.ts'

/** 'CODE:message:field, field --', as both Bulk APIs spell a row's refusal. */
export function errorText({ errorCode, message, fields }: OrgError): string {
  return `${errorCode}:${message}:${fields.length > 0 ? `${fields.join(', ')} ` : ''}--`
}
