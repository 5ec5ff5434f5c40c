/** Undoing a run: first look, then do. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.uuid() })

const resource: Resource = ({ engine }) => [
  route({
    method: 'GET',
    path: '/api/v1/runs/:id/undo',
    needs: 'runs.read',
    summary: 'What undoing the run would do to each record; changes nothing',
    params: one,
    handle: ({ params }) => engine.runs.planUndo(params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/runs/:id/undo',
    needs: 'runs.control',
    summary: 'Restores what the run changed, deletes what it created, brings back what it deleted',
    params: one,
    handle: ({ params }) => engine.runs.undo(params.id),
  }),
]
export default resource
