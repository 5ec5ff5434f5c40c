/** Ids of records: their long form, and which object a prefix belongs to. */
import { isId, longId } from '../salesforce/index.ts'

/** Key prefixes that are the same in every org. https://help.salesforce.com/s/articleView?id=000385203 */
const prefixes: Record<string, string> = {
  '001': 'Account',
  '003': 'Contact',
  '005': 'User',
  '006': 'Opportunity',
  '00G': 'Group',
  '00K': 'OpportunityContactRole',
  '00P': 'Attachment',
  '00Q': 'Lead',
  '00T': 'Task',
  '00U': 'Event',
  '00a': 'CaseComment',
  '00e': 'Profile',
  '00k': 'OpportunityLineItem',
  '00v': 'CampaignMember',
  '012': 'RecordType',
  '01s': 'Pricebook2',
  '01t': 'Product2',
  '01u': 'PricebookEntry',
  '02i': 'Asset',
  '068': 'ContentVersion',
  '069': 'ContentDocument',
  '0D5': 'FeedItem',
  '0D7': 'FeedComment',
  '500': 'Case',
  '701': 'Campaign',
  '800': 'Contract',
  '801': 'Order',
  '802': 'OrderItem',
}

/** The id in its 18-character form, or null when the text is no id (a wrong checksum included). */
export function toId18(text: string): string | null {
  return isId(text) ? longId(text) : null
}

/** The object an id belongs to, when its prefix is one of Salesforce's own. */
export function objectOfId(id: string): string | null {
  return prefixes[id.slice(0, 3)] ?? null
}
