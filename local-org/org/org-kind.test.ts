import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ORG_KINDS } from './org-kind.ts'
import { freshOrg } from './testing/fresh-org.ts'

test('clients tell by its organization what an org is for, and a scratch org tracks its source', async () => {
  const told = []
  for (const kind of ORG_KINDS) {
    const { org, row } = await freshOrg({ kind })
    const { IsSandbox, TrialExpirationDate } = row('Organization', org.id)
    told.push([kind, IsSandbox, Boolean(TrialExpirationDate), org.components.has('Settings SourceTracking')])
    org.close()
  }
  assert.deepEqual(told, [
    ['developer', false, false, false],
    ['sandbox', true, false, false],
    ['scratch', true, true, true],
  ])
})
