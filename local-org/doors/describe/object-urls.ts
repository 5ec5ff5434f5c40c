/** The addresses a describe names: what can be asked of an object and its rows. */

import type { ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { namedLayouts } from './layouts.ts'

/** Path of the object's resource. */
export function urlOf(call: Call, object: ObjectDef): string {
  return `/services/data/v${call.root}/sobjects/${object.name}`
}

/** `urls` of the short description. */
export function briefUrls(call: Call, object: ObjectDef): Record<string, string> {
  const base = urlOf(call, object)
  const isPage = object.layoutable
  const isUser = object.name === 'User'
  return {
    ...(isPage ? { compactLayouts: `${base}/describe/compactLayouts` } : {}),
    rowTemplate: `${base}/{ID}`,
    ...(isPage && !isUser ? { approvalLayouts: `${base}/describe/approvalLayouts` } : {}),
    ...(namedLayouts(object).length > 0 ? { namedLayouts: `${base}/describe/namedLayouts/{LayoutName}` } : {}),
    ...(isUser ? { passwordUtilities: `${base}/{ID}/password` } : {}),
    ...(isPage && !isUser ? { listviews: `${base}/listviews` } : {}),
    describe: `${base}/describe`,
    ...(isPage ? { quickActions: `${base}/quickActions`, layouts: `${base}/describe/layouts` } : {}),
    sobject: base,
  }
}

/** What the whole description names besides: default values and pages for people. */
export function furtherUrls(call: Call, object: ObjectDef): Record<string, string> {
  if (!object.layoutable) return {}
  return {
    uiDetailTemplate: `${call.origin}/{ID}`,
    uiEditTemplate: `${call.origin}/{ID}/e`,
    defaultValues: `${urlOf(call, object)}/defaultValues?recordTypeId&fields`,
    uiNewRecord: `${call.origin}/${object.keyPrefix}/e`,
  }
}
