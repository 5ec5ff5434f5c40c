/** Pieces of the actions that work with any object, custom ones included. */
import { z } from 'zod'
import type { Need } from '../define.ts'

export const objectInput = z.string().min(1).describe('API name of the object: Invoice__c, Contract')
export const valuesInput = z.record(z.string(), z.unknown()).describe('Field values by API name')

export function needsAny(object: string, access: Need['access'], fields: string[] = []): Need[] {
  return [{ object, access, fields }]
}
