/** Where a query says something itself, and where it only holds values: for looking at its grammar without being misled by them. */

/** The text with quoted values and all inside of brackets blanked, character by character. */
export function outline(text: string): string {
  let depth = 0
  return text.replace(/'(?:\\.|[^'\\])*'|[\s\S]/g, (piece) => {
    if (piece === ')') depth -= 1
    const shown = depth > 0 || piece.length > 1 ? '_'.repeat(piece.length) : piece
    if (piece === '(') depth += 1
    return shown
  })
}
