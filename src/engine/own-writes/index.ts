/** What we wrote to the orgs: noted before it is sent, so that our own changes are known again and can be undone. */
export { type Describe, imagesOf } from './images.ts'
export { covers, timeOf } from './moments.ts'
export {
  forgetWrites,
  insertWrites,
  markUndone,
  type OwnOperation,
  type OwnWrite,
  openCreations,
  toldOfWrite,
  undoPath,
  updateWrites,
  writesOf,
  writesOfRun,
} from './own-write.ts'
export { sameValue } from './same-value.ts'
export { type OtherWish, type OtherWishes, type RowWish, throughDoor, type WriteDoor } from './through-door.ts'
export { type WriteWatch, watchWrites } from './watch-writes.ts'
export type { LedgerKeeper } from './watched.ts'
export { shortId, type Whose, whose } from './whose.ts'
