/** Deploys a package: reads it, plans every component, and does all of it or what can be done. */

import { OrgError } from '../../org/index.ts'
import { attempt, carryOut, type Outcome } from '../component.ts'
import { componentId } from '../component-store.ts'
import type { Ground } from '../ground.ts'
import { unsupported } from '../refusals.ts'
import { typeNamed } from '../types.ts'
import { type Archive, readArchive } from './archive.ts'
import { readManifest } from './manifest.ts'
import type { Message } from './message.ts'
import type { DeployOptions } from './options.ts'
import { findComponents, type Missing, type PackagedComponent } from './package-components.ts'

/** Manifests of what is to go. Those without an ending go first. */
const removals = ['destructiveChangesPre.xml', 'destructiveChanges.xml', 'destructiveChangesPost.xml']

/** What became of each component, package.xml first. Throws OrgError for a zip that cannot be read. */
export function deploy(ground: Ground, zip: Uint8Array, options: DeployOptions): Message[] {
  const archive = readArchive(zip)
  const manifest = archive.files.get('package.xml')
  if (manifest === undefined) return [refused('', 'package.xml', 'package.xml', 'No package.xml found')]
  const { value = [], error } = attempt(() => readManifest(manifest))
  if (error) return [refused('', 'package.xml', `${archive.root}package.xml`, error.message)]
  const all = findComponents(archive, value)
  const missing = all.filter((one): one is Missing => 'error' in one)
  const allOrNone = options.rollbackOnError
  const spoilt = [...missing.map(missingMessage), ...options.runTests.map(testMessage)]
  const dry = options.checkOnly || (allOrNone && spoilt.length > 0)
  const components = all.filter((one): one is PackagedComponent => !('error' in one))
  const outcomes = carryOut(ground, components, { dry, allOrNone })
  const failed = spoilt.length > 0 || outcomes.some((outcome) => outcome.error)
  const removed = remove(ground, archive, options.checkOnly || (allOrNone && failed))
  return [manifestMessage(archive), ...spoilt, ...outcomes.map(outcomeMessage), ...removed]
}

function manifestMessage({ root }: Archive): Message {
  const fileName = `${root}package.xml`
  return { componentType: '', fullName: 'package.xml', fileName, changed: true, created: false, deleted: false }
}

function outcomeMessage({ component, created, changed, error }: Outcome<PackagedComponent>): Message {
  const { type, fullName, fileName } = component
  if (error) return refused(type.name, fullName, fileName, error.message)
  const id = componentId(type.prefix, type.name, fullName)
  return { componentType: type.name, fullName, fileName, changed, created, deleted: false, id }
}

function missingMessage({ typeName, fullName, fileName, error }: Missing): Message {
  return refused(typeName, fullName, fileName, error.message)
}

function testMessage(name: string): Message {
  return refused('ApexClass', name, 'package.xml', `The local org does not run Apex: ${name}`)
}

function refused(componentType: string, fullName: string, fileName: string, problem: string): Message {
  return { componentType, fullName, fileName, changed: false, created: false, deleted: false, problem }
}

function remove(ground: Ground, { root, files }: Archive, dry: boolean): Message[] {
  return removals.flatMap((fileName) => {
    const xml = files.get(fileName)
    const types = xml === undefined ? [] : readManifest(xml)
    return types.flatMap(({ name, members }) =>
      members.map((fullName): Message => {
        const error = removeOne(ground, name, fullName, dry)
        if (error) return refused(name, fullName, `${root}${fileName}`, error.message)
        return {
          componentType: name,
          fullName,
          fileName: `${root}${fileName}`,
          changed: true,
          created: false,
          deleted: true,
        }
      }),
    )
  })
}

function removeOne(ground: Ground, typeName: string, fullName: string, dry: boolean): OrgError | undefined {
  const type = typeNamed(typeName)
  if (!type) return unsupported(`metadata of type ${typeName}`)
  if (dry)
    return type.read(ground, fullName)
      ? undefined
      : new OrgError('INVALID_CROSS_REFERENCE_KEY', `No ${typeName} named: ${fullName} found`)
  return attempt(() => type.remove(ground, fullName)).error
}
