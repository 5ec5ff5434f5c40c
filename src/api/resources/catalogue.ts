/** The catalogue in one small answer, for searching at each key stroke. */
import type { CatalogueLine } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = ({ catalog }) => {
  const synonyms = new Map(
    catalog.objects().map(({ api, name, plural, synonyms }) => [api, [name, plural, ...synonyms]]),
  )
  const words = (object: string | null) => (object ? (synonyms.get(object) ?? []) : [])
  return [
    route({
      method: 'GET',
      path: '/api/v1/catalogue',
      needs: 'catalogue.read',
      summary: 'Every action and trigger in a line each, with the other words people use for its object',
      handle: async (): Promise<{ items: CatalogueLine[] }> => ({
        items: [
          ...catalog.actions().map(({ id, title, describe, object, group, effect }) => {
            return { kind: 'action' as const, id, title, describe, object, group, effect, synonyms: words(object) }
          }),
          ...catalog.triggers().map(({ id, title, describe, object, group, feed }) => {
            return {
              kind: 'trigger' as const,
              id,
              title,
              describe,
              object,
              group,
              effect: feed,
              synonyms: words(object),
            }
          }),
        ],
      }),
    }),
  ]
}
export default resource
