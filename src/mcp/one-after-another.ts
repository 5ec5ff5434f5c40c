/** Work of the same key in turn, so that two calls at once cannot both spend the last of a budget. */
export function oneAfterAnother(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const turn = (lines.get(key) ?? Promise.resolve()).then(work)
    const over = turn
      .catch(() => undefined)
      .finally(() => {
        if (lines.get(key) === over) lines.delete(key)
      })
    lines.set(key, over)
    return turn
  }
}
