/**
 * Whose records a user sees and changes where the org-wide default closes those of others: own ones, those of people below in
 * the role hierarchy, those of the user's groups and queues, and what was shared by people or by rules
 * (https://help.salesforce.com/s/articleView?id=platform.security_sharing_owd_about.htm).
 */
import type { RuleBook } from '../rulebook.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row, Value } from '../schema.ts'
import { groupsOf, subordinatesOf, type Tables } from './members.ts'
import type { RuleShares } from './rule-shares.ts'

/** To transfer is to give to another owner. */
export type RowAccess = 'read' | 'edit' | 'delete' | 'transfer'

/** Objects whose records are around an account. */
const AROUND = ['Contact', 'Opportunity', 'Case']

/** Access levels of share rows, and what each allows. */
const LEVELS: Record<string, readonly RowAccess[]> = {
  Read: ['read'],
  Edit: ['read', 'edit'],
  All: ['read', 'edit', 'delete', 'transfer'],
}

/** What each org-wide default opens of the records of others. */
const OPEN: Record<RuleBook['sharing'][string], readonly RowAccess[]> = {
  Private: [],
  Read: ['read'],
  ReadWrite: ['read', 'edit'],
  ReadWriteTransfer: ['read', 'edit', 'transfer'],
  FullAccess: ['read', 'edit', 'delete', 'transfer'],
  ControlledByParent: ['read', 'edit'],
}

/** The defaults of a new org that are not ReadWrite. */
const FIRST_LEVELS: RuleBook['sharing'] = {
  Campaign: 'FullAccess',
  Case: 'ReadWriteTransfer',
  Lead: 'ReadWriteTransfer',
}

/** An object's org-wide default: what was set, or that of a new org. */
export function sharingLevel(levels: RuleBook['sharing'], object: string): RuleBook['sharing'][string] {
  return levels[object] ?? FIRST_LEVELS[object] ?? 'ReadWrite'
}

/** Activities belong to their owners although nobody shares them. */
const OWNED = new Set(['Task', 'Event'])

export interface SharingParts {
  levels: RuleBook['sharing']
  rules: RuleShares
  metaOf(object: string): Meta | undefined
}

export class Sharing {
  readonly #userId: string
  readonly #tables: Tables
  readonly #levels: RuleBook['sharing']
  readonly #rules: RuleShares
  readonly #metaOf: (object: string) => Meta | undefined
  #ofUser: { groups: Set<string>; below: Set<string> } | undefined

  constructor(tables: Tables, userId: string, { levels, rules, metaOf }: SharingParts) {
    this.#tables = tables
    this.#userId = userId
    this.#levels = levels
    this.#rules = rules
    this.#metaOf = metaOf
  }

  /** True when rows of others are closed by default. */
  isClosed(meta: Meta, what: RowAccess): boolean {
    const master = this.#masterOf(meta)
    const name = master?.parent ?? meta.name
    const level = sharingLevel(this.#levels, name)
    const isOwned = !master && (OWNED.has(meta.name) || this.#metaOf(shareName(meta.name)) !== undefined)
    // Where no owner stands above the others, who may change a record may do all with it.
    const asked = isOwned || what === 'read' ? what : 'edit'
    return !OPEN[level].includes(asked)
  }

  /** Whether this row is open to the user although rows of others are closed. `parent` judges the master of a detail. */
  isOpen(meta: Meta, row: Row, what: RowAccess, parent: (object: string, id: string) => boolean): boolean {
    const master = this.#masterOf(meta)
    const masterId = master && row[master.key]
    if (masterId) return parent(master.parent, String(masterId))
    return this.#isOpenItself(meta, row, what) || (isUse(what) && this.#isImplied(meta, row, what))
  }

  #isOpenItself(meta: Meta, row: Row, what: RowAccess): boolean {
    if (row['OwnerId'] === undefined || this.#owns(row['OwnerId'])) return true
    if (this.#isShared(meta.name, row.Id, shareFields(meta.name)[1], what)) return true
    return isUse(what) && this.#rules.opens(meta, row, what, this.#userId)
  }

  /** The user, a group or queue of the user's, or somebody below. */
  #owns(owner: Value | undefined): boolean {
    const { groups, below } = this.#persons()
    return owner === this.#userId || groups.has(String(owner)) || below.has(String(owner))
  }

  /** An account opens the contacts, deals and cases around it as its shares say, and is seen by whoever has one of these. */
  #isImplied(meta: Meta, row: Row, what: 'read' | 'edit'): boolean {
    if (meta.name === 'Account') return what === 'read' && AROUND.some((object) => this.#hasChild(object, row.Id))
    const account = AROUND.includes(meta.name) ? this.#tables('Account')?.get(String(row['AccountId'])) : undefined
    if (!account) return false
    const mayOwner = LEVELS[this.#levelForOwner(meta.name, account)]?.includes(what) ?? false
    return (
      (mayOwner && this.#owns(account['OwnerId'])) ||
      this.#isShared('Account', account.Id, `${meta.name}AccessLevel`, what)
    )
  }

  /** What the role of an account's owner opens of the records around it. */
  #levelForOwner(object: string, account: Row): string {
    const role = this.#tables('User')?.get(String(account['OwnerId']))?.['UserRoleId']
    const level = this.#tables('UserRole')?.get(String(role))?.[`${object}AccessForAccountOwner`]
    return String(level ?? 'Edit')
  }

  #hasChild(object: string, accountId: string): boolean {
    const meta = this.#metaOf(object)
    const children = this.#tables(object)?.lookup('AccountId', [accountId]) ?? []
    return children.some((row) => meta && row['IsDeleted'] !== true && this.#isOpenItself(meta, row, 'read'))
  }

  /** The record that decides: of details, of parts of a standard object, and of contacts where accounts control them. */
  #masterOf({ name, def }: Meta): Master | undefined {
    const chosen = this.#levels[name] === 'ControlledByParent' ? CONTROLLED[name] : undefined
    return chosen ?? PARTS[name] ?? masterDetail(def.fields)
  }

  #isShared(object: string, id: string, level: string, what: RowAccess): boolean {
    const table = this.#tables(shareName(object))
    if (!table) return false
    const { groups } = this.#persons()
    const [key] = shareFields(object)
    return (table.lookup(key, [id]) ?? []).some((share) => {
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

/** Sharing rules, and what is around an account, open records for use alone. */
function isUse(what: RowAccess): what is 'read' | 'edit' {
  return what === 'read' || what === 'edit'
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
