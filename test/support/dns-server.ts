/** For tests: a real name server on UDP that answers each question as the test says, and a resolver that asks it. */
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns'
import { isIPv4, type LookupFunction } from 'node:net'

export interface NameServer {
  lookup: LookupFunction
  /** Names asked, in order. */
  asked: string[]
  close(): void
}

/** `answer` gives the addresses of a name; it is called once a question, so that it can change its mind. */
export async function startNameServer(answer: (name: string) => string[]): Promise<NameServer> {
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => {
    const { name, type, end } = readQuestion(question)
    if (type === 1) asked.push(name)
    const addresses = type === 1 ? answer(name).filter(isIPv4) : []
    socket.send(answerTo(question, end, addresses), from.port, from.address)
  })
  await new Promise<void>((listening) => socket.bind(0, '127.0.0.1', listening))
  const resolver = new Resolver({ timeout: 60_000, tries: 1 })
  resolver.setServers([`127.0.0.1:${socket.address().port}`])
  const lookup: LookupFunction = (name, options, done) =>
    resolver.resolve4(name, (error, found) => {
      if (error) return void done(error, '')
      if (options.all)
        done(
          null,
          found.map((address) => ({ address, family: 4 })),
        )
      else done(null, found[0] ?? '', 4)
    })
  return { lookup, asked, close: () => socket.close() }
}

/** https://www.rfc-editor.org/rfc/rfc1035#section-4.1.2 */
function readQuestion(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.'), type: message.readUInt16BE(at + 1), end: at + 5 }
}

/** The question repeated, then one record of type A with time to live 0 for each address. */
function answerTo(question: Buffer, end: number, addresses: string[]): Buffer {
  const head = Buffer.from(question.subarray(0, end))
  head.writeUInt16BE(0x8180, 2)
  head.writeUInt16BE(addresses.length, 6)
  head.writeUInt32BE(0, 8)
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  )
  return Buffer.concat([head, ...records])
}
