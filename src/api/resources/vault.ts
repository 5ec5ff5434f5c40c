/** The vault: the master key is changed here while everything goes on. */
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = ({ connections }) => [
  route({
    method: 'POST',
    path: '/api/v1/vault/rotate',
    needs: 'server.write',
    summary: 'Makes a new master key, seals every secret anew while calls go on, then forgets the old key',
    handle: () => connections.rotateVault(),
  }),
]
export default resource
