/** Front door of the descriptions. */

export { conditional } from './conditional.ts'
export { describeField } from './describe-field.ts'
export { describeBriefly, describeObject } from './describe-object.ts'
export { compactLayouts, layouts, namedLayouts } from './layouts.ts'
