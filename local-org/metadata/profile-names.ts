/** Standard profiles have names of their own in the Metadata API. */
const apiNames: Record<string, string> = {
  'System Administrator': 'Admin',
  'Standard User': 'Standard',
  'Read Only': 'ReadOnly',
  'Marketing User': 'MarketingProfile',
  'Minimum Access - Salesforce': 'Minimum Access - Salesforce',
  'Standard Platform User': 'StandardAul',
  'Chatter Free User': 'Chatter Free User',
}

export const isStandardProfile = (name: string): boolean => name in apiNames

/** Name of a profile in the Metadata API. */
export function profileApiName(name: string): string {
  return apiNames[name] ?? name
}
