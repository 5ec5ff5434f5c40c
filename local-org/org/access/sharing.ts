/**
 * Whose records a user sees and changes where the org-wide default closes those of others: own ones, those of people below in
 * the role hierarchy, those of the user's groups and queues, and what was shared by people or by rules
 * (https://help.salesforce.com/s/articleView?id=platform.security_sharing_owd_about.htm).
 */
import type { RuleBook } from '../rulebook.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row } from '../schema.ts'
import { groupsOf, subordinatesOf, type Tables } from './members.ts'
import type { RuleShares } from './rule-shares.ts'

export type RowAccess = 'read' | 'edit' | 'delete'

/** Access levels of share rows, and what each allows. */
const LEVELS: Record<string, readonly RowAccess[]> = {
  Read: ['read'],
  Edit: ['read', 'edit'],
  All: ['read', 'edit', 'delete'],
}

export class Sharing {
  readonly #userId: string
  readonly #tables: Tables
  readonly #levels: RuleBook['sharing']
  readonly #rules: RuleShares
  #ofUser: { groups: Set<string>; below: Set<string> } | undefined

  constructor(tables: Tables, userId: string, { levels, rules }: { levels: RuleBook['sharing']; rules: RuleShares }) {
    this.#tables = tables
    this.#userId = userId
    this.#levels = levels
    this.#rules = rules
  }

  /** True when rows of others are closed by default. */
  isClosed(meta: Meta, what: RowAccess): boolean {
    const master = this.#masterOf(meta)
    const level = (master ? this.#levels[master.parent] : this.#levels[meta.name]) ?? 'ReadWrite'
    return what === 'read' ? level === 'Private' : level !== 'ReadWrite'
  }

  /** Whether this row is open to the user although rows of others are closed. `parent` judges the master of a detail. */
  isOpen(meta: Meta, row: Row, what: RowAccess, parent: (object: string, id: string) => boolean): boolean {
    const master = this.#masterOf(meta)
    const masterId = master && row[master.key]
    if (masterId) return parent(master.parent, String(masterId))
    const owner = row['OwnerId']
    if (owner === undefined || owner === this.#userId) return true
    const { groups, below } = this.#persons()
    if (groups.has(String(owner)) || below.has(String(owner)) || this.#isShared(meta, row, what)) return true
    return what !== 'delete' && this.#rules.opens(meta, row, what, this.#userId)
  }

  /** The record that decides: of details, of parts of a standard object, and of contacts where accounts control them. */
  #masterOf({ name, def }: Meta): Master | undefined {
    const chosen = this.#levels[name] === 'ControlledByParent' ? CONTROLLED[name] : undefined
    return chosen ?? PARTS[name] ?? masterDetail(def.fields)
  }

  #isShared(meta: Meta, row: Row, what: RowAccess): boolean {
    const table = this.#tables(shareName(meta.name))
    if (!table) return false
    const { groups } = this.#persons()
    const [key, level] = shareFields(meta.name)
    return (table.lookup(key, [row.Id]) ?? []).some((share) => {
      const holder = String(share['UserOrGroupId'])
      const isHeld = holder === this.#userId || groups.has(holder)
      return isHeld && share['IsDeleted'] !== true && LEVELS[String(share[level])]?.includes(what)
    })
  }

  #persons() {
    const [tables, userId] = [this.#tables, this.#userId]
    this.#ofUser ??= { groups: groupsOf(tables, userId), below: subordinatesOf(tables, userId) }
    return this.#ofUser
  }
}

interface Master {
  key: string
  parent: string
}

/** Objects whose access may be left to a parent. */
const CONTROLLED: Record<string, Master> = {
  Asset: { key: 'AccountId', parent: 'Account' },
  Contact: { key: 'AccountId', parent: 'Account' },
  Contract: { key: 'AccountId', parent: 'Account' },
  Order: { key: 'AccountId', parent: 'Account' },
}

/** Objects that have no owner of their own. */
const PARTS: Record<string, Master> = {
  AccountContactRole: { key: 'AccountId', parent: 'Account' },
  AccountHistory: { key: 'AccountId', parent: 'Account' },
  AccountShare: { key: 'AccountId', parent: 'Account' },
  CampaignMember: { key: 'CampaignId', parent: 'Campaign' },
  CampaignMemberStatus: { key: 'CampaignId', parent: 'Campaign' },
  CaseComment: { key: 'ParentId', parent: 'Case' },
  CaseHistory: { key: 'CaseId', parent: 'Case' },
  ContactHistory: { key: 'ContactId', parent: 'Contact' },
  LeadHistory: { key: 'LeadId', parent: 'Lead' },
  OpportunityContactRole: { key: 'OpportunityId', parent: 'Opportunity' },
  OpportunityFieldHistory: { key: 'OpportunityId', parent: 'Opportunity' },
  OpportunityHistory: { key: 'OpportunityId', parent: 'Opportunity' },
  OpportunityLineItem: { key: 'OpportunityId', parent: 'Opportunity' },
  OpportunityShare: { key: 'OpportunityId', parent: 'Opportunity' },
  OrderItem: { key: 'OrderId', parent: 'Order' },
}

function masterDetail(fields: Meta['def']['fields']): Master | undefined {
  if (fields.some(({ name }) => name === 'OwnerId')) return undefined
  const key = fields.find((field) => field.masterDetail && field.referenceTo?.length === 1)
  return key && { key: key.name, parent: key.referenceTo?.[0] ?? '' }
}

/** Name of the object that holds the shares of another: AccountShare, Ship__Share. */
export function shareName(object: string): string {
  return object.endsWith('__c') ? object.replace(/__c$/, '__Share') : `${object}Share`
}

/** Where a share row keeps the record and the level. */
export function shareFields(object: string): [key: string, level: string] {
  return object.endsWith('__c') ? ['ParentId', 'AccessLevel'] : [`${object}Id`, `${object}AccessLevel`]
}
