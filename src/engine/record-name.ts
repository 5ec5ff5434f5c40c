/** What people call a record: its name, or the nearest thing it has to one. */

const nameFields = ['Name', 'Subject', 'CaseNumber', 'OrderNumber', 'Title']

export function recordName(record: Record<string, unknown> | null | undefined): string | null {
  if (!record) return null
  const text = (field: string) => (typeof record[field] === 'string' ? record[field] : '')
  const person = [text('FirstName'), text('LastName')].filter(Boolean).join(' ')
  return nameFields.map(text).find(Boolean) || person || null
}
