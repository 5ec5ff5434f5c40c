/** Which mistakes of a Problem are listed beneath it: none when its own sentence tells them all. */

interface Told<Item> {
  what: string
  items?: Item[] | undefined
}

export function furtherMistakes<Item extends { what: string }>({ what, items = [] }: Told<Item>): Item[] {
  return items.every((item) => what.includes(item.what)) ? [] : items
}
