/** The Apex SOAP API: the local org runs no Apex, and says so (https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_api_calls_intro.htm). */

import { answerSoap, apex, readOperations } from '../soap/index.ts'
import type { Answer, OpenCall, Route } from './wire/index.ts'

const operations = await readOperations(new URL('../soap/apex/', import.meta.url))

async function refuse(call: OpenCall): Promise<Answer> {
  const answer = await answerSoap(call, apex, operations)
  return { ...answer, headers: { ...answer.headers, 'X-Local-Org-Unsupported': 'Apex' } }
}

export const routes: Route[] = ['', '/:org'].map((end) => ({
  method: 'POST',
  path: `/services/Soap/s/:version${end}`,
  open: true,
  run: refuse,
}))
