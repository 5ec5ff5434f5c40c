/** Front door of the rows: what doors that read or write records share. */

export { keyField, objectOf, rowById, rowUrl } from './find.ts'
export { deleteByKey, readByKey, upsertByKey } from './key.ts'
export { fieldsNamed, nameOf, showRow } from './present.ts'
export { namesIn, readRow, shower } from './read.ts'
export { save, saveOne, showResult } from './save.ts'
