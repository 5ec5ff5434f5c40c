/** Every example of every action, run over real HTTP with the real client against the local org. */
import { after, beforeEach, test } from 'node:test'
import { loadCatalog } from '../../src/connector/index.ts'
import { runExample } from './catalogue-example.ts'
import { catalogueOrg } from './catalogue-org.ts'

const catalog = await loadCatalog()
const org = await catalogueOrg()
beforeEach(() => org.reset())
after(() => org.close())

for (const action of catalog.actions()) {
  for (const example of action.examples) {
    test(`${action.id}: ${example.title}`, () => runExample(org.context, action, example))
  }
}
