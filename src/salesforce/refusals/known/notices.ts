/** Rows of the error table that are no refusals of Salesforce: what a stream tells, and what our own doors answer. */
export interface Notice {
  row: number
  code: string
  what: string
  fix: string
}

const gap = {
  row: 110,
  what: 'The event stream says that a record changed, without saying how.',
  fix: 'Nothing to do: Rainmaker reads the record.',
}

export const notices: Notice[] = [
  { code: 'GAP_CREATE', ...gap },
  { code: 'GAP_UPDATE', ...gap },
  { code: 'GAP_DELETE', ...gap },
  { code: 'GAP_UNDELETE', ...gap },
  {
    row: 115,
    code: 'OUTBOUND_NOT_STORED',
    what: 'Rainmaker could not store an outbound message and said so to Salesforce.',
    fix: 'Look at the database of this server; Salesforce sends the message again for 24 hours.',
  },
  {
    row: 116,
    code: 'OUTBOUND_RECORD_GONE',
    what: 'An outbound message came without its record, which was deleted before it was sent.',
    fix: 'Nothing to do; let the workflow stop on an empty record if it should not run.',
  },
  {
    row: 117,
    code: 'OUTBOUND_REFUSED',
    what: 'An outbound message named another org, or came to an address that is not known.',
    fix: 'Check the endpoint address in Setup, Outbound Messages; in a copied sandbox, set it to an address of that sandbox.',
  },
]
