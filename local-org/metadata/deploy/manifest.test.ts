/** Manifests of packages: which version they may be of. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPackageManifest } from './manifest.ts'

const manifest = (version: string) =>
  `<Package><types><members>*</members><name>ApexClass</name></types>${version}</Package>`

test('a package may be of any version up to the newest of the org', () => {
  const types = [{ name: 'ApexClass', members: ['*'] }]
  for (const version of ['<version>31.0</version>', '<version>68.0</version>', '']) {
    assert.deepEqual(readPackageManifest(manifest(version), '68.0'), types)
  }
  const newer = () => readPackageManifest(manifest('<version>69.0</version>'), '68.0')
  assert.throws(newer, { message: 'Invalid version specified:69.0' })
})
