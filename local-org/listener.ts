/** One port that speaks http and https: the first byte of a connection tells which. */

import type { RequestListener, Server } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

// Not imported: that would load all of it, a client for WebSockets too, and the org would hold 3 MB more for good.
const { createServer } = process.getBuiltinModule('node:http')

export interface Listener {
  port: number
  /** Stops taking connections, ends idle ones and gives the calls under way a moment to finish. */
  close(): Promise<void>
}

/** Node must let longer headers through than Salesforce takes, so that they get Salesforce's answer and not its own. */
const maxHeaderSize = 128 * 1024
/** Longer than any client keeps an idle connection, so that none is cut while a request is on its way. */
const keepAliveTimeout = 120_000
/** How long calls under way may take to finish when the server stops. */
const shutMs = 3000
const sweepMs = 20
/** First byte of a TLS connection: a handshake record. No method of http begins with it. */
const tlsHandshake = 22

/** Listens on an address; port 0 takes a free one. Rejects when the address cannot be had. */
export function openListener(
  answer: RequestListener,
  address: { host: string; port: number },
  tls: { key: string; cert: string },
): Promise<Listener> {
  const options = { maxHeaderSize, keepAliveTimeout }
  const plain = createServer(options, answer)
  const secure = createSecureServer({ ...options, ...tls }, answer)
  const { silent, all } = takeOver(plain, secure)
  return new Promise((resolve, reject) => {
    plain.once('error', reject)
    plain.listen(address.port, address.host, () => {
      const { port } = plain.address() as AddressInfo
      resolve({ port, close: () => shut(plain, secure, silent, all) })
    })
  })
}

/** Puts itself before the plain server and gives it, or the secure one, each connection once its first byte is there. */
function takeOver(plain: Server, secure: SecureServer): { silent: Set<Socket>; all: Set<Socket> } {
  const silent = new Set<Socket>()
  const all = new Set<Socket>()
  const toPlain = plain.listeners('connection')
  plain.removeAllListeners('connection')
  // The secure server has no port of its own; it keeps track of its connections from this event on.
  secure.emit('listening')
  secure.on('secureConnection', ({ remotePort }) => {
    for (const socket of silent) if (socket.remotePort === remotePort) silent.delete(socket)
  })
  plain.on('connection', (socket: Socket) => {
    silent.add(socket)
    all.add(socket)
    socket.once('close', () => all.delete(socket))
    const forget = () => silent.delete(socket)
    // A client that leaves before it said anything is its own business.
    const ignore = () => socket.destroy()
    socket.once('close', forget).once('error', ignore)
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.off('error', ignore)
      socket.unshift(first)
      // Who gives up once our certificate is seen never gets beyond the handshake, and Node does not count it as idle.
      if (first[0] === tlsHandshake) secure.emit('connection', socket)
      else {
        forget()
        for (const take of toPlain) take.call(plain, socket)
      }
      process.nextTick(() => socket.resume())
    })
  })
  return { silent, all }
}

function shut(plain: Server, secure: SecureServer, silent: Set<Socket>, all: Set<Socket>): Promise<void> {
  const both = [plain, secure]
  return new Promise((resolve) => {
    const patience = setTimeout(() => {
      for (const socket of all) socket.destroy()
    }, shutMs)
    const closeIdle = () => {
      for (const server of both) server.closeIdleConnections()
    }
    // Connections whose call ends only now become idle later.
    const sweep = setInterval(closeIdle, sweepMs)
    plain.close(() => {
      clearTimeout(patience)
      clearInterval(sweep)
      secure.close()
      resolve()
    })
    for (const socket of silent) socket.destroy()
    closeIdle()
  })
}
