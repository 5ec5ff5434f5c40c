/** Columns of set-up that hold more than one value. */

import * as f from '../objects/kit/index.ts'

/** The value is told as JSON and shown as the thing it is. */
export const complexField = (name: string, label: string): f.FieldSpec => ({
  ...f.textarea(name, label, 0, { readOnly: true, filterable: false, sortable: false, groupable: false }),
  type: 'complexvalue',
})
