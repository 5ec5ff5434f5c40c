/** The faults of the switchboard, in words; `match` and `with` are what the rule needs besides. */
export interface Effect {
  value: string
  label: string
  match?: Record<string, unknown>
  with?: Record<string, unknown>
}

export const effects: Effect[] = [
  { value: 'unavailable', label: 'Salesforce is not available (503)' },
  { value: 'limit', label: 'The API allowance is used up' },
  { value: 'expired-token', label: 'The pass has run out' },
  { value: 'cut-before', label: 'The connection drops, nothing was done' },
  { value: 'cut-after', label: 'All was done, the answer is lost' },
  { value: 'half-answer', label: 'All was done, half of the answer arrives' },
  { value: 'slow', label: 'The answer takes five seconds', with: { ms: 5000 } },
  { value: 'lock', label: 'Somebody else saves the record (lock)' },
  {
    value: 'row-error',
    label: 'A validation rule refuses the record',
    with: { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'The rule of the org says no.', fields: [] },
  },
  { value: 'late-commit', label: 'What is written shows five seconds later', with: { ms: 5000 } },
  {
    value: 'answer',
    label: 'Salesforce fails inside (500)',
    with: { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred.' }] },
  },
]
