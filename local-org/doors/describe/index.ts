/** Front door of the descriptions. */

export { compactItems } from './compact-layout.ts'
export { conditional } from './conditional.ts'
export { describeField, isSearchPrefilterable, toldOfName } from './describe-field.ts'
export { describeBriefly, describedObjects, describeObject } from './describe-object.ts'
export type { LayoutItem, LayoutSection, PageLayout } from './layout-item.ts'
export {
  compactLayouts,
  globalLayouts,
  layoutOfType,
  layouts,
  namedLayouts,
  primaryCompactLayout,
} from './layouts.ts'
export { pageLayout } from './page-layout.ts'
export { hasRecordTypes, masterRecordType } from './record-types.ts'
export { listsOnLayout } from './related-lists.ts'
