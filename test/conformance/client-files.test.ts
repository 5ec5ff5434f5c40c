/** Files against an org: a hundred in one call, streamed both ways. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { createSalesforce, type Salesforce } from '../../src/salesforce/index.ts'

describe('files', () => {
  let org: LocalOrg
  let salesforce: Salesforce
  const meter = { calls: 0 }

  before(async () => {
    org = await startLocalOrg({ seed: 'empty' })
    const session = { current: async () => org, renew: async () => org }
    salesforce = createSalesforce({ session, apiVersion: '66.0', clientName: 'Rainmaker' }).with(
      { kind: 'step' },
      meter,
    )
  })
  after(() => org.close())

  const digest = async (content: AsyncIterable<Uint8Array>) => {
    const hash = createHash('sha256')
    for await (const piece of content) hash.update(piece)
    return hash.digest('hex')
  }

  test('100 files go up in one call and hang on their record', async () => {
    const [account] = await salesforce.create([{ object: 'Account', fields: { Name: 'Filed' } }])
    const parentId = account?.ok ? account.id : assert.fail('no account')
    const contents = Array.from({ length: 100 }, () => randomBytes(2000))
    const before = meter.calls
    const results = await salesforce.uploadFiles(
      contents.map((content, n) => ({ name: `file ${n}.bin`, content, parentId })),
    )
    assert.equal(meter.calls - before, 1)
    const ids = results.map((result) => (result.ok ? result.id : assert.fail(result.problem.message)))
    const links = `SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '${parentId}'`
    assert.equal((await salesforce.queryPage(links)).totalSize, 100)
    const { content, contentType } = await salesforce.downloadFile('ContentVersion', ids[57] ?? '', 'VersionData')
    assert.equal(
      await digest(content),
      createHash('sha256')
        .update(contents[57] ?? '')
        .digest('hex'),
    )
    assert.ok(contentType)
  })

  test('a large file is never held as a whole', async () => {
    const size = 24 * 1024 * 1024
    async function* open() {
      for (let sent = 0; sent < size; sent += 65_536) yield Buffer.alloc(65_536, sent / 65_536)
    }
    const [result] = await salesforce.uploadFiles([{ name: 'large.bin', content: { size, open } }])
    assert.ok(result?.ok, !result?.ok ? result?.problem.message : '')
    const { content, size: told } = await salesforce.downloadFile('ContentVersion', result.id, 'VersionData')
    assert.equal(await digest(content), await digest(open()))
    assert.ok(told === null || told === size)
  })

  test('a file that is not there, or breaks off on its way up, is a Problem', async () => {
    await assert.rejects(salesforce.downloadFile('ContentVersion', '068000000000000AAA', 'VersionData'), {
      code: 'record-not-found',
    })
    async function* open(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(10)
      throw new RangeError('the disk is gone')
    }
    const [result] = await salesforce.uploadFiles([{ name: 'broken.bin', content: { size: 100, open } }])
    assert.equal(result?.ok, false)
    assert.equal((await salesforce.queryPage("SELECT Id FROM ContentVersion WHERE Title = 'broken.bin'")).totalSize, 0)
  })
})
