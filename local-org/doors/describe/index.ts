/** Front door of the descriptions. */

export { conditional } from './conditional.ts'
export { describeField, isSearchPrefilterable } from './describe-field.ts'
export { describeBriefly, describeObject } from './describe-object.ts'
export { compactLayouts, layoutOfType, layouts, namedLayouts, primaryCompactLayout } from './layouts.ts'
export { compactItems, type LayoutItem, type LayoutSection, type PageLayout, pageLayout } from './page-layout.ts'
export { hasRecordTypes, masterRecordType } from './record-types.ts'
