/** A type whose components are stored and nothing else. */

import { storeComponent, storedComponent } from './component-store.ts'
import type { Draft } from './draft.ts'
import type { MetadataType } from './metadata-type.ts'
import { notThere } from './refusals.ts'
import { splitName } from './split-name.ts'
import { dropStored, storedType } from './stored-type.ts'

/** After everything that objects and permissions consist of. */
const late = 95

export function keptType(about: Pick<MetadataType, 'name' | 'prefix' | 'file' | 'parent'>): MetadataType {
  const { name } = about
  return {
    ...about,
    order: late,
    ...storedType(name),
    plan(draft, fullName, facts) {
      const { ground } = draft
      needPlace(draft, about, fullName)
      draft.add(name, fullName, facts)
      return {
        created: storedComponent(ground, name, fullName) === undefined,
        apply: () => storeComponent(ground, name, fullName, facts),
      }
    },
    remove: (ground, fullName) => dropStored(ground, name, fullName),
  }
}

/** The object or the folder in which a component lies. Throws OrgError when it is not there. */
function needPlace(draft: Draft, { parent, file }: Pick<MetadataType, 'file' | 'parent'>, fullName: string): void {
  if (parent && !parent.only && !draft.hasObject(splitName(fullName).object)) throw notThere(parent.type, fullName)
  if (file?.folders) needFolder(draft, file.folders, fullName)
}

/** Reports, dashboards and templates of the org itself lie in this folder, which nobody made. */
const unfiled = 'unfiled$public'

/** Throws OrgError when the folder of 'Folder/Name' is not there. */
export function needFolder(draft: Draft, folders: string, fullName: string): void {
  const folder = fullName.slice(0, fullName.lastIndexOf('/'))
  if (folder === unfiled) return
  const known = storedComponent(draft.ground, folders, folder) ?? draft.planned(folders, folder)
  if (!known) throw notThere('Folder', folder, `Cannot find folder:${folder}`)
}
