/** What is told of a component besides its content: file, id, who made it and when. Members in the order of the WSDL. */

import { componentId } from '../org/index.ts'
import type { Xml } from '../soap/index.ts'
import { storedComponent } from './component-store.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'
import { parentName } from './split-name.ts'
import { typeNamed } from './types.ts'

/** FileProperties; `folder` stands before the file's path in a package. */
export function fileProperties(ground: Ground, type: MetadataType, fullName: string, folder = ''): Xml {
  const { org } = ground
  const founding = org.as(org.admin.id).table('Organization').get(org.id)?.['CreatedDate'] ?? 0
  const {
    createdDate = Number(founding),
    lastModifiedDate = Number(founding),
    createdById = org.admin.id,
    lastModifiedById = org.admin.id,
  } = storedComponent(ground, type.name, fullName) ?? {}
  const isBuiltIn = type.isBuiltIn?.(ground, fullName) === true
  const dateOf = (date: number) => new Date(isBuiltIn ? 0 : date).toISOString()
  return {
    createdById,
    createdByName: nameOf(ground, createdById),
    createdDate: dateOf(createdDate),
    fileName: `${folder}${filePath(type, fullName)}`,
    fullName,
    id: isBuiltIn ? '' : idOf(ground, type, fullName),
    lastModifiedById,
    lastModifiedByName: nameOf(ground, lastModifiedById),
    lastModifiedDate: dateOf(lastModifiedDate),
    // What nobody made has no state either, but a namespace that is empty [R for the file of labels].
    ...(isBuiltIn ? { namespacePrefix: '' } : { manageableState: 'unmanaged' }),
    type: type.name,
  }
}

/** What is told of the manifest of a package, which is a file without being a component. */
export function manifestProperties(ground: Ground, folder: string): Xml {
  const { org, userId } = ground
  const [name, now] = [nameOf(ground, userId), new Date(org.clock.now()).toISOString()]
  const fileName = `${folder}package.xml`
  return {
    createdById: userId,
    createdByName: name,
    createdDate: now,
    fileName,
    fullName: fileName,
    id: '',
    lastModifiedById: userId,
    lastModifiedByName: name,
    lastModifiedDate: now,
    manageableState: 'unmanaged',
    type: 'Package',
  }
}

/** Id of a component: that of its row, or one that follows from its name. */
export function idOf(ground: Ground, type: MetadataType, fullName: string): string {
  return type.idOf?.(ground, fullName) ?? componentId(type.prefix, fullName)
}

/** Where a component's file lies in a package: 'objects/Account.object', for its fields as well. */
export function filePath(type: MetadataType, fullName: string): string {
  if (type.file) {
    const { directory, suffix } = type.file
    return `${directory}/${fullName}${suffix ? `.${suffix}` : ''}`
  }
  const parent = type.parent && typeNamed(type.parent.type)
  return parent ? filePath(parent, parentName(type, fullName)) : ''
}

function nameOf({ org }: Ground, userId: string): string {
  const user = org.as(org.admin.id).table('User').get(userId)
  return [user?.['FirstName'], user?.['LastName']].filter(Boolean).join(' ')
}
