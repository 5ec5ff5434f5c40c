import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPublic } from './address.ts'
import { readUrl } from './follow.ts'

const open = `8.8.8.8 1.1.1.1 9.9.9.9 4.2.2.2 11.0.0.1 13.107.42.14 23.1.2.3 52.94.236.248 93.184.216.34 96.127.18.1
100.63.255.255 100.128.0.1 104.16.1.1 126.255.255.255 128.0.0.1 140.82.121.4 151.101.1.140 168.63.129.15 168.63.129.17
169.253.255.255 169.255.0.1 172.15.255.255 172.32.0.1 185.199.108.153 191.255.0.1 192.0.1.1 192.0.3.1 192.167.255.255
192.169.0.1 198.17.255.255 198.20.0.1 198.51.99.1 203.0.112.1 203.0.114.1 223.255.255.254
2606:4700::1111 2606:4700:4700::1001 2001:4860:4860::8888 2a00:1450:4001:81b::200e 2620:fe::fe 2620:0:2d0:200::7
2400:cb00:2048:1::c629:d7a2 2003::1 2c0f:fb50::1 2001:200::1 ::ffff:8.8.8.8 ::ffff:808:808 0:0:0:0:0:ffff:1.1.1.1`

const closed4 = `0.0.0.0 0.0.0.1 0.1.2.3 0.255.255.255 10.0.0.0 10.0.0.1 10.1.2.3 10.255.255.255 100.64.0.0 100.64.0.1
100.100.100.200 100.127.255.255 127.0.0.0 127.0.0.1 127.0.1.1 127.1.2.3 127.255.255.255 168.63.129.16 169.254.0.0
169.254.0.1 169.254.169.253 169.254.169.254 169.254.170.2 169.254.255.255 172.16.0.0 172.16.0.1 172.17.0.1 172.31.255.255
192.0.0.0 192.0.0.1 192.0.0.8 192.0.0.170 192.0.0.192 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.0 192.168.1.1
192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 224.0.0.251 239.255.255.250
240.0.0.1 254.1.2.3 255.255.255.254 255.255.255.255`

const closed6 = `:: ::1 0:0:0:0:0:0:0:0 0:0:0:0:0:0:0:1 ::2 ::7f00:1 ::127.0.0.1 ::10.0.0.1 ::a00:1 ::169.254.169.254 ::8.8.8.8
::ffff:127.0.0.1 ::ffff:7f00:1 ::FFFF:7F00:0001 0:0:0:0:0:ffff:7f00:1 0:0:0:0:0:ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a00:1
::ffff:192.168.1.1 ::ffff:c0a8:101 ::ffff:169.254.169.254 ::ffff:a9fe:a9fe ::ffff:100.64.0.1 ::ffff:0.0.0.0 ::ffff:0:0
::ffff:224.0.0.1 ::ffff:255.255.255.255 ::ffff:172.16.0.1 ::ffff:198.18.0.1
::ffff:0:127.0.0.1 ::ffff:0:7f00:1 ::ffff:0:8.8.8.8 0:0:0:0:ffff:0:7f00:1 ::ffff:0:a9fe:a9fe ::ffff:0:a00:1
64:ff9b::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b::8.8.8.8 64:ff9b::a00:1 64:ff9b:1::1 64:ff9b:1::a9fe:a9fe
64:ff9b:1:ffff:ffff:ffff:7f00:1 100::1 100:0:0:1::1
2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:0:7f00:1::1 2001:1::1 2001:2::1 2001:10::1 2001:20::1 2001:1ff:ffff::1
2001:db8::1 2001:db8:ffff::1 2002::1 2002:7f00:1:: 2002:a00:1::1 2002:a9fe:a9fe::1 2002:c0a8:101::1 2002:808:808::1
2620:4f:8000::1 3fff::1 3fff:fff::1 4000::1 5f00::1 8000::1
2606:4700::5efe:7f00:1 2606:4700::5efe:127.0.0.1 2606:4700:0:0:200:5efe:a00:1 fe80::5efe:10.0.0.1
fc00::1 fc00:: fd00::1 fd00:ec2::254 fd20:ce::254 fd12:3456:789a:1::1 fdff:ffff::1
fe80:: fe80::1 fe80::1%lo fe80::1%eth0 febf::1 fec0::1 feff::1 ff00::1 ff01::1 ff02::1 ff02::fb ff05::2 ff0e::1 ffff::1`

const nonsense = [
  '',
  'localhost',
  '127.1',
  '0x7f.1',
  '2130706433',
  '1.2.3.4.5',
  '1.2.3',
  '8.8.8.8 ',
  'g::1',
  '::ffff:1.2.3',
]

const listed = (text: string) => text.split(/\s+/)

test('what everybody can reach is open', () => {
  assert.deepEqual(
    listed(open).filter((address) => !isPublic(address)),
    [],
  )
})

test('what only we can reach is closed, in every form', () => {
  const all = [...listed(closed4), ...listed(closed6), ...nonsense]
  assert.ok(all.length + listed(open).length >= 150, `${all.length}`)
  assert.deepEqual(
    all.filter((address) => isPublic(address)),
    [],
  )
})

test('each closed IPv4 address is closed as mapped IPv6 too', () => {
  assert.deepEqual(
    listed(closed4).filter((address) => isPublic(`::ffff:${address}`)),
    [],
  )
})

const addresses: [string, RegExp | null][] = [
  ['https://example.com/a?b=c#d', null],
  ['http://example.com:8443/', null],
  ['https://example.com:22/', /port 22/],
  ['http://example.com:25/', /port 25/],
  ['http://open.intranet:25/', null],
  ['https://user:word@example.com/', /name or password/],
  ['ftp://example.com/', /ftp: is not spoken/],
  ['file:///etc/hosts', /file: is not spoken/],
  ['gopher://example.com/', /gopher: is not spoken/],
  ['data:text/plain,x', /data: is not spoken/],
  ['example.com', /no web address/],
  ['http://', /no web address/],
]
for (const [address, words] of addresses) {
  test(`the address ${address} is ${words ? 'refused' : 'taken'}`, () => {
    const read = () => readUrl(address, (host) => host === 'open.intranet')
    if (words) assert.throws(read, { code: 'input-invalid', message: words })
    else assert.equal(read().href.split('#')[0], address.split('#')[0])
  })
}
