/** Words of the grammar that are no names: nothing the query reads or calls something else may be called so. */

const RESERVED = new Set(
  (
    'AND OR TRUE FALSE WITH FOR LIMIT WHERE ELSE ROLLUP CUBE HAVING INCLUDES EXCLUDES IN NOT BY ASC DESC NULLS SELECT ' +
    'FROM LOOKUP AS USING NULL UPDATE FIRST LAST LIKE BIND HIERARCHICAL'
  ).split(' '),
)

/** Words that begin what may stand behind a parenthesis that was left open. */
const CLAUSES = new Set('AND OR WITH OFFSET FOR LIMIT GROUP ORDER UPDATE FROM USING WHERE HAVING'.split(' '))

/** Whether a word (in any case) is taken by the grammar. */
export const isReserved = (word: string): boolean => RESERVED.has(word.toUpperCase())

/** Whether a word (in any case) begins a clause or goes on with a condition. */
export const beginsClause = (word: string): boolean => CLAUSES.has(word.toUpperCase())
