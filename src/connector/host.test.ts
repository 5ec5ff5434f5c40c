import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostOf } from './host.ts'

test('the ways people write a website have one host', () => {
  const ways = ['acme.example', 'www.acme.example', 'HTTP://Acme.Example/', ' https://www.acme.example:8080/shop?x=1 ']
  assert.deepEqual(new Set(ways.map(hostOf)), new Set(['acme.example']))
})

test('another subdomain is another host', () => {
  assert.equal(hostOf('shop.acme.example'), 'shop.acme.example')
})

test('what is no website has none', () => {
  for (const text of ['', 'n/a', 'none', 'http://']) assert.equal(hostOf(text), null, text)
})
