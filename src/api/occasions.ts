/** What happens in the local org so that a template has something to do: told in a sentence, done by somebody who is not Rainmaker. */

/**
 * `$name` in a value is the id of an earlier one, `{n}` makes it new each time. `create` and `change` are records of the org, `first`
 * finds one that is there; `event` is told by a system of the user's own, `payload` starts the workflow by hand.
 */
export type Happening =
  | { create: string; as?: string; values: Values }
  | { first: string; as: string }
  | { change: string; of: string; values: Values }
  | { event: string; payload: Values }
  | { payload: Values }

type Values = Record<string, unknown>

export interface Occasion {
  says: string
  /** Before the workflow is turned on. */
  given?: Happening[]
  then: Happening[]
}

const lead = { LastName: 'Abara {n}', Company: 'Northwind Orchard {n}', Email: 'ines.{n}@northwind-orchard.example' }
const hotLead = { ...lead, FirstName: 'Ines', Title: 'Head of Purchasing', NumberOfEmployees: 640, LeadSource: 'Web' }
const account: Happening = { create: 'Account', as: 'account', values: { Name: 'Mixed Presses {n}' } }
const deal: Happening = {
  create: 'Opportunity',
  as: 'deal',
  values: { Name: 'Press line {n}', StageName: 'Prospecting', CloseDate: '2031-06-30' },
}
const meetingEnded: Happening = {
  event: 'MEETING_ENDED',
  payload: {
    meeting: {
      id: 'meeting-{n}',
      salesforceOpportunityId: '$deal',
      externalServiceObjects: [{ type: 'DEAL', externalId: '$deal' }],
      transcript: 'They liked the press. Ada promised a written offer by Friday, Tomas asked for three references.',
    },
  },
}
const meeting: Occasion = { says: 'A meeting about a deal ends.', given: [deal], then: [meetingEnded] }

/** By the name of the template's file. */
export const occasions: Record<string, Occasion> = {
  'lead-qualification': {
    says: 'A head of purchasing fills in the form on the website.',
    then: [{ create: 'Lead', values: hotLead }],
  },
  'score-leads': {
    says: 'Somebody who decides at a large company fills in the form.',
    then: [{ create: 'Lead', values: { ...hotLead, Website: 'https://northwind-orchard.example' } }],
  },
  'route-leads': {
    says: 'A lead arrives a second time, now with a phone number.',
    given: [{ create: 'Lead', values: lead }],
    then: [{ create: 'Lead', values: { ...lead, Phone: '+44 20 7946 0102' } }],
  },
  'normalise-accounts': {
    says: 'Somebody types an account’s website, phone and country as people type.',
    given: [account],
    then: [
      {
        change: 'Account',
        of: '$account',
        values: { Website: 'HTTP://WWW.Mixed.example ', Phone: '+49 (0)30/ 123', BillingCountry: 'DE' },
      },
    ],
  },
  'comment-on-updated-cases': {
    says: 'A case becomes urgent.',
    given: [{ create: 'Case', as: 'case', values: { Subject: 'It stops {n}', Priority: 'Medium' } }],
    then: [{ change: 'Case', of: '$case', values: { Priority: 'High' } }],
  },
  'align-opportunity-products': {
    says: 'The same product is put into a deal twice, at two prices.',
    given: [
      { first: 'SELECT Id FROM Pricebook2 WHERE IsStandard = true', as: 'book' },
      { create: 'Product2', as: 'product', values: { Name: 'Press {n}', ProductCode: 'P-{n}', IsActive: true } },
      {
        create: 'PricebookEntry',
        as: 'entry',
        values: { Pricebook2Id: '$book', Product2Id: '$product', UnitPrice: 100, IsActive: true },
      },
      deal,
    ],
    then: [80, 95].map((UnitPrice) => ({
      create: 'OpportunityLineItem',
      values: { OpportunityId: '$deal', PricebookEntryId: '$entry', Quantity: 1, UnitPrice },
    })),
  },
  inventory: {
    says: 'The shop posts its stock.',
    then: [
      { payload: { body: { items: [{ sku: 'INV-{n}', name: 'Press {n}', quantity: 5, description: 'A press.' }] } } },
    ],
  },
  'notify-support': {
    says: 'A case arrives; the chat is played by this machine.',
    then: [{ create: 'Case', values: { Subject: 'No power {n}', Priority: 'High', Origin: 'Web' } }],
  },
  'sync-external-database': {
    says: 'An account moves to another city; the database is played by this machine.',
    given: [account],
    then: [{ change: 'Account', of: '$account', values: { BillingCity: 'Ulm' } }],
  },
  'sync-from-external-database': {
    says: 'The database, played by this machine, has changed rows.',
    then: [{ payload: {} }],
  },
  'tasks-after-meeting': meeting,
  'stage-after-meeting': meeting,
  'next-step-after-meeting': meeting,
}
