/** Icon and colour of each object, as pages draw it. */

interface Look {
  /** Place of the icon below /img/icon/t4v35, without size: 'standard/account'. */
  icon: string
  /** Six hexadecimal digits. */
  color: string
}

const standard: Record<string, [icon: string, color: string]> = {
  Account: ['account', '7F8DE1'],
  Asset: ['asset_object', '317ECB'],
  Attachment: ['file', 'BAAC93'],
  Campaign: ['campaign', 'F49756'],
  CampaignMember: ['campaign_members', 'F49756'],
  Case: ['case', 'F2CF5B'],
  CollaborationGroup: ['groups', '779EF2'],
  Contact: ['contact', 'A094ED'],
  ContentDocument: ['file', 'BAAC93'],
  ContentVersion: ['file', 'BAAC93'],
  Contract: ['contract', '6EC06E'],
  Document: ['document', 'BAAC93'],
  EmailMessage: ['email', '95AEC5'],
  Event: ['event', 'EB7092'],
  FeedItem: ['feed', '65CAE4'],
  Group: ['orders', '769ED9'],
  Lead: ['lead', 'F88962'],
  Note: ['note', 'E6D478'],
  Opportunity: ['opportunity', 'FCB95B'],
  OpportunityLineItem: ['product', 'B781D3'],
  Order: ['orders', '769ED9'],
  OrderItem: ['order_item', '769ED9'],
  Pricebook2: ['pricebook', 'B781D3'],
  PricebookEntry: ['product', 'B781D3'],
  Product2: ['product', 'B781D3'],
  Task: ['task', '4BC076'],
  User: ['user', '65CAE4'],
}

const customColors = [
  'E46FBE',
  'D8C760',
  '41C8A0',
  '5EB4FF',
  'FF7B84',
  '8199AF',
  'B9AC91',
  '6CA1E9',
  'CF9BFF',
  '48CFAE',
]
/** Custom icons there are, counted from 1. */
const customIcons = 100

/** The look of an object; undefined for those no page draws. Histories and shares look like what they belong to. */
export function lookOf(name: string): Look | undefined {
  const [icon, color] = standard[name.replace(/(?<!_)(History|Share|Feed)$/, '')] ?? []
  if (icon !== undefined && color !== undefined) return { icon: `standard/${icon}`, color }
  return name.endsWith('__c') ? customLook(name) : undefined
}

/** Nobody chose: the name chooses, always the same. */
function customLook(name: string): Look {
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  const icon = `custom/custom${(sum % customIcons) + 1}`
  return { icon, color: customColors[sum % customColors.length] ?? '8199AF' }
}

/** Address of an icon of that size. */
export function iconUrl(origin: string, { icon }: Look, size = 120): string {
  return `${origin}/img/icon/t4v35/${icon}_${size}.png`
}

/** `themeInfo` of an object: null where it has no look. */
export function themeInfo(origin: string, name: string): { color: string; iconUrl: string } | null {
  const look = lookOf(name)
  return look ? { color: look.color, iconUrl: iconUrl(origin, look) } : null
}
