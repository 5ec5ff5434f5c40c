/**
 * Which objects the permissions of profiles and permission sets speak about, and which follow another's
 * (https://help.salesforce.com/s/articleView?id=platform.users_profiles_object_perms.htm). Objects not told here are open to
 * everybody who may log in: users, record types, tasks, files.
 */
import type { ObjectPermission } from '../rulebook.ts'
import type { Meta } from '../schema/meta.ts'

/** Standard objects that ObjectPermissions rows may name. */
export const PERMITTED = [
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contact',
  'Contract',
  'Document',
  'Lead',
  'Opportunity',
  'Order',
  'Pricebook2',
  'Product2',
  'PushTopic',
  'StreamingChannel',
] as const

/** Objects without permissions of their own: what one may do with the parent counts. */
const FOLLOWS: Record<string, string> = {
  AccountContactRole: 'Account',
  AccountHistory: 'Account',
  AccountShare: 'Account',
  CampaignMember: 'Campaign',
  CampaignMemberStatus: 'Campaign',
  CampaignShare: 'Campaign',
  CaseComment: 'Case',
  CaseHistory: 'Case',
  CaseShare: 'Case',
  ContactHistory: 'Contact',
  ContactShare: 'Contact',
  LeadHistory: 'Lead',
  LeadShare: 'Lead',
  OpportunityContactRole: 'Opportunity',
  OpportunityFieldHistory: 'Opportunity',
  OpportunityHistory: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  OpportunityShare: 'Opportunity',
  OrderItem: 'Order',
  PricebookEntry: 'Product2',
}

/** Writing to these is writing to the parent. */
const PART_OF_PARENT = new Set(['OpportunityLineItem', 'OpportunityContactRole', 'OrderItem', 'CaseComment'])

/** A permission on an object. */
export interface Asked {
  object: string
  what: keyof ObjectPermission
}

const named = new Set<string>(PERMITTED)

/** The permission that decides; undefined for objects that are open to everybody. */
export function governing({ name, def }: Meta, what: keyof ObjectPermission): Asked | undefined {
  if (named.has(name) || (def.custom && /__[ce]$/.test(name))) return { object: name, what }
  const parent = FOLLOWS[name] ?? name.match(/^(.+)__(?:Share|History)$/)?.[1]?.concat('__c')
  if (parent === undefined) return undefined
  const isWrite = what === 'create' || what === 'delete'
  return { object: parent, what: isWrite && PART_OF_PARENT.has(name) ? 'edit' : what }
}

/** True for objects that ObjectPermissions rows may name. */
export function isPermitted(name: string): boolean {
  return named.has(name) || /__[ce]$/.test(name)
}
