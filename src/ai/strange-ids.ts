/** Ids of records in an answer that the model cannot have from what it was given. */

/** 15 characters name a record; the three behind them only repeat its capitals. */
const idLength = 15
/** Texts of that length with a digit in them: hardly a word. */
const wholeId = /^(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{15}(?:[A-Z0-5]{3})?$/
/** Inside a sentence only what looks like one for sure: key prefixes begin with a digit or an a, and zeros follow. */
const idInText = /\b[0-9a][0-9A-Za-z]{4}0[0-9A-Za-z]{9}(?:[A-Z0-5]{3})?\b/g

/** @param given all texts the model saw, as one */
export function strangeIds(answer: unknown, given: string): { path: string; id: string }[] {
  const known = new Set(given.match(/[A-Za-z0-9]{15,18}/g)?.map((id) => id.slice(0, idLength)))
  return textsIn(answer, '').flatMap(({ path, text }) => {
    const ids = wholeId.test(text) ? [text] : (text.match(idInText) ?? [])
    return ids.filter((id) => !known.has(id.slice(0, idLength))).map((id) => ({ path, id }))
  })
}

function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  const inside = (key: string) => (Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`)
  return Object.entries(value).flatMap(([key, entry]) => textsIn(entry, inside(key)))
}
