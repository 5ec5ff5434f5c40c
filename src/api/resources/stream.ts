/** What happens, as it happens: server-sent events for the page and the terminal. */
import type { ServerResponse } from 'node:http'
import type { StreamMessage } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const keepAliveMs = 15_000

function write(to: ServerResponse, message: StreamMessage): void {
  to.write(`event: ${message.type}\ndata: ${JSON.stringify(message)}\n\n`)
}

const resource: Resource = ({ engine }) => [
  route({
    method: 'GET',
    path: '/api/v1/stream',
    needs: 'runs.read',
    summary: 'Server-sent events: event, run, step, connection',
    async handle({ reply }) {
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write(': open\n\n')
      const stop = engine.watch((message) => write(raw, message))
      const alive = setInterval(() => raw.write(': alive\n\n'), keepAliveMs)
      raw.on('close', () => {
        clearInterval(alive)
        stop()
      })
    },
  }),
]
export default resource
