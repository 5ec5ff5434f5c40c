/** Lines of CSV as Salesforce writes them: every value in quotes, nothing for null. */

/** One line without its end. */
export function csvLine(values: readonly unknown[], delimiter: string): string {
  let line = ''
  for (const [i, value] of values.entries()) line += `${i === 0 ? '' : delimiter}${quote(value)}`
  return line
}

function quote(value: unknown): string {
  if (value === null || value === undefined) return '""'
  const text = String(value)
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`
}
