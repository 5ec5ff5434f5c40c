/** The Metadata API (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_intro.htm). */

import { answerSoap, faultAnswer, metadata, readOperations } from '../soap/index.ts'
import type { Route } from './wire/index.ts'

const operations = await readOperations(new URL('../metadata/operations/', import.meta.url))

export const partly = [
  'Of the types of metadata those that work or are kept are named further down; all others are refused.',
]

/** Clients put the org's id, 'deployRequest' or a job's id behind the version. */
export const routes: Route[] = ['', '/*rest'].map((end) => ({
  method: 'POST',
  path: `/services/Soap/m/:version${end}`,
  open: true,
  refuse: (failure) => faultAnswer(metadata, failure),
  run: (call) => answerSoap(call, metadata, operations),
}))
