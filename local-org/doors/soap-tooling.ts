/** The SOAP form of the Tooling API (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_soap_overview.htm). */

import { answerSoap, faultAnswer, readOperations, tooling, toolingOperations } from '../soap/index.ts'
import type { Route } from './wire/index.ts'

const operations = toolingOperations(await readOperations(new URL('../soap/operations/', import.meta.url)))

export const partly = [
  'Records do not tell what a component consists of (Metadata): the REST form and the Metadata API do. Apex is not run, value types and work items are not described.',
]

export const routes: Route[] = ['', '/:org'].map((end) => ({
  method: 'POST',
  path: `/services/Soap/T/:version${end}`,
  open: true,
  refuse: (failure) => faultAnswer(tooling, failure),
  run: (call) => answerSoap(call, tooling, operations),
}))
