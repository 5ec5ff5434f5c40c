/** Settings are one type in a package, and a shape each in files and calls: Settings 'Case' is a CaseSettings (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_settings.htm). */

const settings = 'Settings'

/** What the root of a component's file is called, and the component itself in calls. */
export function shapeOf(type: string, fullName: string): string {
  return type === settings ? `${fullName}${settings}` : type
}

/** The type a call means by a name: that of all settings for one of their shapes. */
export function typeOfShape(name: string): string {
  return name.endsWith(settings) ? settings : name
}

/** Every org has its settings from the start: they are changed, never made. */
export function isAlwaysThere(type: string): boolean {
  return type === settings
}
