/** Components that a new org has before anybody deploys one. */
import { componentsOf, type OrgKind } from './org-kind.ts'

/** 'Type FullName' -> what the component says, as deployments keep it. */
const components: Readonly<Record<string, object>> = {
  // The remote site that set-up pages of old left behind in every org.
  'RemoteSiteSetting ApexDevNet': {
    disableProtocolSecurity: 'false',
    isActive: 'true',
    url: 'http://www.apexdevnet.com',
  },
}

/** The components as an org of this kind keeps them, made by its administrator. `now` is epoch ms of org time. */
export function firstComponents(kind: OrgKind, now: number, adminId: string): [key: string, component: object][] {
  const stamps = { createdDate: now, lastModifiedDate: now, createdById: adminId, lastModifiedById: adminId }
  return Object.entries({ ...components, ...componentsOf(kind) }).map(([key, facts]) => [key, { facts, ...stamps }])
}
