/** How values of PostgreSQL arrive in JavaScript, decided here and nowhere else. */
import pg from 'pg'

const { builtins } = pg.types

/** Positions and counts stay below 2^53, so numbers; sums come as numeric. timestamptz stays Date (milliseconds). */
const numbers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
])

/** Of this pool only: other users of `pg` in the process (pg-boss) keep their own. */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (format === 'text' && numbers.get(oid)) || pg.types.getTypeParser(oid, format),
}
