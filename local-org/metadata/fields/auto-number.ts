/** How a number the org gives is written, and where it begins. */

import type { FieldDef } from '../../org/index.ts'
import { type Facts, factText } from '../facts.ts'

/** `displayFormat` is 'A-{0000}'; `startingNumber` is left out for 1. */
export function numbering(facts: Facts): Partial<FieldDef> {
  const start = factText(facts, 'startingNumber')
  return {
    autoNumberFormat: factText(facts, 'displayFormat') ?? '{0}',
    ...(start === undefined ? {} : { autoNumberStart: Number(start) }),
  }
}
