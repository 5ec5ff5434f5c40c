/** What Salesforce has and the local org has not: each answers Salesforce's own 404, with a header that names it. */

import { type Route, unsupported } from './wire/index.ts'

const data = '/services/data/:version'

/** Path (with all below it) -> what it would be. */
const missing: Record<string, string> = {
  [`${data}/analytics`]: 'reports and dashboards',
  [`${data}/wave`]: 'CRM Analytics',
  [`${data}/flow`]: 'running flows',
  [`${data}/async-queries`]: 'asynchronous SOQL',
  [`${data}/commerce`]: 'Commerce APIs',
  [`${data}/consent`]: 'consent',
  [`${data}/domino`]: 'Domino',
  [`${data}/folders`]: 'folders of reports and dashboards',
  [`${data}/knowledgeManagement`]: 'Knowledge management',
  [`${data}/licensing`]: 'licensing',
  [`${data}/localizedvalue`]: 'localized values',
  [`${data}/payments`]: 'payments',
  [`${data}/scheduling`]: 'scheduling',
  [`${data}/serviceTemplates`]: 'service templates',
  [`${data}/smartdatadiscovery`]: 'Einstein Discovery',
  [`${data}/support`]: 'Knowledge support',
  [`${data}/ssot`]: 'Data Cloud',
  [`${data}/einstein`]: 'Einstein',
  '/services/apexrest': 'REST resources written in Apex',
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const

export const routes: Route[] = Object.entries(missing).flatMap(([path, what]) =>
  methods.flatMap((method): Route[] => [
    { method, path, run: () => unsupported(what) },
    { method, path: `${path}/*below`, run: () => unsupported(what) },
  ]),
)
