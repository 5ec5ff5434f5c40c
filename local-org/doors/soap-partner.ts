/** The partner and enterprise SOAP APIs (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_quickstart_intro.htm). */

import { answerSoap, type Dialect, enterprise, faultAnswer, partner, readOperations } from '../soap/index.ts'
import type { Route } from './wire/index.ts'

const operations = await readOperations(new URL('../soap/operations/', import.meta.url))

const dialects: Dialect[] = [partner, enterprise]

export const partly = [
  'Mails are checked and kept, and leave the org for nowhere; approvals are refused as by an org without processes, and no object can be deleted by example.',
]

/** With or without the org's id at the end; behind it the versions of packages may stand. */
export const routes: Route[] = dialects.flatMap((dialect) =>
  ['', '/:org', '/:org/:packages'].map(
    (end): Route => ({
      method: 'POST',
      path: `/services/Soap/${dialect.door}/:version${end}`,
      open: true,
      refuse: (failure) => faultAnswer(dialect, failure),
      run: (call) => answerSoap(call, dialect, operations),
    }),
  ),
)
