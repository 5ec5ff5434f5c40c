/** Metrics for Prometheus; its scraper gives an API key as bearer token. */
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = ({ metrics }) => [
  route({
    method: 'GET',
    path: '/metrics',
    needs: 'server.read',
    summary: 'Metrics of this server in Prometheus’ text format',
    async handle({ reply }) {
      const text = await metrics.text()
      return reply.type(metrics.contentType).send(text)
    },
  }),
]
export default resource
