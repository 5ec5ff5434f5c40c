/**
 * Types whose components are taken in, listed and given back as they came, and change nothing: how things look to people, and
 * settings of what the local org has not. `node local-org/inventory/write.ts` names them on the coverage page.
 */

import { dropComponent, storeComponent, storedComponent } from './component-store.ts'
import type { MetadataType } from './metadata-type.ts'
import { notThere } from './refusals.ts'
import { splitName } from './split-name.ts'
import { storedType } from './stored-type.ts'

/** Type, key prefix, folder in a package, ending of the files. */
const types: readonly (readonly [name: string, prefix: string, directory: string, suffix: string])[] = [
  ['AppMenu', '0DS', 'appMenus', 'appMenu'],
  ['AutoResponseRules', '01Q', 'autoResponseRules', 'autoResponseRules'],
  ['CorsWhitelistOrigin', '0CO', 'corsWhitelistOrigins', 'corsWhitelistOrigin'],
  ['CspTrustedSite', '08y', 'cspTrustedSites', 'cspTrustedSite'],
  ['CustomApplication', '02u', 'applications', 'app'],
  ['CustomLabels', '101', 'labels', 'labels'],
  ['CustomNotificationType', '0ML', 'notificationtypes', 'notiftype'],
  ['CustomObjectTranslation', '01h', 'objectTranslations', 'objectTranslation'],
  ['CustomPermission', '0CP', 'customPermissions', 'customPermission'],
  ['CustomTab', '01r', 'tabs', 'tab'],
  ['EscalationRules', '01Q', 'escalationRules', 'escalationRules'],
  ['FlexiPage', '0M0', 'flexipages', 'flexipage'],
  ['HomePageLayout', '0Fp', 'homePageLayouts', 'homePageLayout'],
  ['Layout', '00h', 'layouts', 'layout'],
  ['LightningMessageChannel', '06j', 'messageChannels', 'messageChannel'],
  ['MatchingRules', '0JD', 'matchingRules', 'matchingRule'],
  ['NamedCredential', '0XA', 'namedCredentials', 'namedCredential'],
  ['PathAssistant', '0P2', 'pathAssistants', 'pathAssistant'],
  ['PermissionSetGroup', '0PG', 'permissionsetgroups', 'permissionsetgroup'],
  ['QuickAction', '09D', 'quickActions', 'quickAction'],
  ['RemoteSiteSetting', '0rp', 'remoteSiteSettings', 'remoteSite'],
  ['ReportType', '070', 'reportTypes', 'reportType'],
  ['Settings', '0Se', 'settings', 'settings'],
  ['TopicsForObjects', '0TO', 'topicsForObjects', 'topicsForObjects'],
  ['Translations', '01h', 'translations', 'translation'],
]

/** Type, key prefix, and the element of an object's file in which its components stand. */
const ofObjects: readonly (readonly [name: string, prefix: string, element: string])[] = [
  ['CompactLayout', '0AH', 'compactLayouts'],
  ['FieldSet', '0IX', 'fieldSets'],
  ['Index', '0I0', 'indexes'],
  ['ListView', '00B', 'listViews'],
  ['WebLink', '00b', 'webLinks'],
]

/** The elements of an object's file that hold components of these types. */
export const keptElements = ofObjects.map(([, , element]) => element)

/** Names of the types, for the coverage page. */
export const keptTypeNames = [...types, ...ofObjects].map(([name]) => name).sort()

/** After everything that objects and permissions consist of. */
const late = 95

export const keptTypes: readonly MetadataType[] = [
  ...types.map(([name, prefix, directory, suffix]) => kept({ name, prefix, file: { directory, suffix } })),
  ...ofObjects.map(([name, prefix, element]) => kept({ name, prefix, parent: { type: 'CustomObject', element } })),
]

/** A type whose components are stored and nothing else. */
function kept(about: Pick<MetadataType, 'name' | 'prefix' | 'file' | 'parent'>): MetadataType {
  const { name, parent } = about
  return {
    ...about,
    order: late,
    ...storedType(name),
    plan(draft, fullName, facts) {
      const { ground } = draft
      if (parent && !draft.hasObject(splitName(fullName).object)) throw notThere(parent.type, fullName)
      return {
        created: storedComponent(ground, name, fullName) === undefined,
        apply: () => storeComponent(ground, name, fullName, facts),
      }
    },
    remove(ground, fullName) {
      if (!storedComponent(ground, name, fullName)) throw notThere(name, fullName)
      dropComponent(ground, name, fullName)
    },
  }
}
