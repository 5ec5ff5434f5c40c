/** Deploys a package: reads it, plans every component, and does all of it or what can be done. */

import { attempt, carryOut, type Outcome } from '../component.ts'
import { idOf } from '../file-properties.ts'
import type { Ground } from '../ground.ts'
import { notDeployable } from '../refusals.ts'
import { ofFolder, typeNamed } from '../types.ts'
import { type Archive, readArchive, textOf } from './archive.ts'
import { readManifest, readPackageManifest } from './manifest.ts'
import type { Message } from './message.ts'
import type { DeployOptions } from './options.ts'
import { findComponents, type Missing, type PackagedComponent } from './package-components.ts'

/** Manifests of what is to go before anything comes, and after. */
const removals = {
  before: ['destructiveChangesPre.xml', 'destructiveChanges.xml'],
  after: ['destructiveChangesPost.xml'],
}

/** What became of each component: what went before, package.xml, and the rest. Throws OrgError for a zip that cannot be read. */
export function deploy(ground: Ground, zip: Uint8Array, options: DeployOptions): Message[] {
  const archive = readArchive(zip)
  const manifest = textOf(archive, 'package.xml')
  if (manifest === undefined) return [refused('', 'package.xml', 'package.xml', 'No package.xml found')]
  const { value = [], error } = attempt(() => readPackageManifest(manifest, ground.newest))
  if (error) return [refused('', 'package.xml', `${archive.root}package.xml`, error.message)]
  const all = findComponents(archive, value)
  const missing = all.filter((one): one is Missing => 'error' in one).map(missingMessage)
  const components = all.filter((one): one is PackagedComponent => !('error' in one))
  const { gone, done } = carryAll(ground, archive, components, { ...options, spoilt: missing.length > 0 })
  return [...gone, manifestMessage(archive), ...missing, ...done]
}

/** What is to go first goes only when the rest can come. */
function carryAll(
  ground: Ground,
  archive: Archive,
  components: PackagedComponent[],
  { checkOnly, rollbackOnError: allOrNone, spoilt, runTests }: DeployOptions & { spoilt: boolean },
): { gone: Message[]; done: Message[] } {
  const looking = checkOnly || (allOrNone && (spoilt || runTests.length > 0))
  const tried = (dry: boolean) => carryOut(ground, components, { dry, allOrNone })
  const dry = looking || (allOrNone && tried(true).some(({ error }) => error))
  const gone = remove(ground, archive, removals.before, dry)
  const outcomes = tried(dry)
  const failed = outcomes.some(({ error }) => error)
  const after = remove(ground, archive, removals.after, dry || (allOrNone && failed))
  return { gone, done: [...outcomes.map((outcome) => outcomeMessage(ground, outcome)), ...after] }
}

function manifestMessage({ root }: Archive): Message {
  const fileName = `${root}package.xml`
  return { componentType: '', fullName: 'package.xml', fileName, changed: true, created: false, deleted: false }
}

function outcomeMessage(ground: Ground, { component, created, changed, error }: Outcome<PackagedComponent>): Message {
  const { type, fullName, fileName } = component
  if (error) return refused(type.name, fullName, fileName, problemOf(error.message))
  const id = idOf(ground, type, fullName)
  return { componentType: type.name, fullName, fileName, changed, created, deleted: false, id }
}

/** A choice there is none of is found by who reads the file [recorded]. */
function problemOf(message: string): string {
  return message.includes('is not a valid value for the enum') ? `Error parsing file: ${message}` : message
}

function missingMessage({ typeName, fullName, fileName, error, fault }: Missing): Message {
  return { ...refused(typeName, fullName, fileName, error.message), ...fault }
}

function refused(componentType: string, fullName: string, fileName: string, problem: string): Message {
  return { componentType, fullName, fileName, changed: false, created: false, deleted: false, problem }
}

function remove(ground: Ground, archive: Archive, manifests: string[], dry: boolean): Message[] {
  return manifests.flatMap((name) => {
    const xml = textOf(archive, name)
    const types = xml === undefined ? [] : readManifest(xml)
    const fileName = `${archive.root}${name}`
    return types.flatMap((type) =>
      type.members.map((fullName) => removalMessage(ground, { typeName: type.name, fullName, fileName }, dry)),
    )
  })
}

interface Removal {
  typeName: string
  fullName: string
  fileName: string
}

/** What is not there cannot go, which is no harm. */
function removalMessage(ground: Ground, { typeName, fullName, fileName }: Removal, dry: boolean): Message {
  const asked = typeNamed(typeName)
  if (!asked) return refused(typeName, fullName, fileName, notDeployable(typeName).message)
  const type = ofFolder(asked, fullName)
  const told = { componentType: typeName, fullName, fileName, created: false }
  if (!type.read(ground, fullName)) {
    return { ...told, changed: false, deleted: false, problem: `No ${typeName} named: ${fullName} found`, warns: true }
  }
  const { error } = attempt(() => (dry ? undefined : type.remove(ground, fullName)))
  if (error) return refused(typeName, fullName, fileName, error.message)
  return { ...told, changed: true, deleted: true }
}
