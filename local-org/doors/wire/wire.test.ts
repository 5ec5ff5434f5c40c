/** The small parts of the wire, each by itself. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headerPairs, queryPageSize } from './call-headers.ts'
import { readTarget } from './path.ts'
import { pretty } from './pretty.ts'
import { createRouter } from './router.ts'

test('targets lose doubled and trailing slashes and keep their query', () => {
  assert.equal(readTarget('//services//data/?a=1').path, '/services/data')
  assert.equal(readTarget('http://other.example/services/data/v60.0/query/?q=a%2Fb').query.get('q'), 'a/b')
  assert.equal(readTarget('/').path, '/')
})

test('literals win over parameters, parameters over the rest', () => {
  const router = createRouter([
    { method: 'GET', path: '/s/:object' },
    { method: 'POST', path: '/s/:object' },
    { method: 'GET', path: '/s/:object/:id' },
    { method: 'GET', path: '/s/:object/describe' },
    { method: 'GET', path: '/files/*path' },
  ])
  const find = (path: string) => {
    const found = router.find(path)
    return found && [...found.methods.values()].map((route) => [route.method, route.path, found.params])
  }
  assert.deepEqual(find('/S/Account/DESCRIBE'), [['GET', '/s/:object/describe', { object: 'Account' }]])
  assert.deepEqual(find('/s/Account/001%20x'), [['GET', '/s/:object/:id', { object: 'Account', id: '001 x' }]])
  assert.equal(find('/s/Account')?.length, 2)
  assert.deepEqual(find('/files/a/b'), [['GET', '/files/*path', { path: 'a/b' }]])
  assert.equal(find('/nowhere'), undefined)
})

test('pretty JSON has blanks around its colons', () => {
  assert.equal(
    pretty([{ a: 1, b: { c: null }, d: [] }]),
    '[ {\n  "a" : 1,\n  "b" : {\n    "c" : null\n  },\n  "d" : [ ]\n} ]',
  )
})

test('header pairs, and page sizes held to 200..2000', () => {
  assert.deepEqual(headerPairs('client=rain, defaultNamespace=ns'), { client: 'rain', defaultnamespace: 'ns' })
  const sizes = ['batchSize=500', 'batchSize=1', 'batchSize=9000', undefined].map((value) =>
    queryPageSize({ 'sforce-query-options': value }),
  )
  assert.deepEqual(sizes, [500, 200, 2000, 2000])
})
