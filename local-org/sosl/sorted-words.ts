/** Words in order, so that all that begin alike stand together; sorted when first asked after a change. */

export class SortedWords {
  #words: string[] = []
  #isSorted = true

  add(word: string): void {
    this.#words.push(word)
    this.#isSorted = false
  }

  /** Puts the words in order now, which otherwise the first search does that needs it. */
  sort(): void {
    // Sorting an array that is sorted but for its end is quick.
    if (!this.#isSorted) this.#words.sort()
    this.#isSorted = true
  }

  /** All words with the prefix. */
  startingWith(prefix: string): string[] {
    this.sort()
    const start = this.#firstFrom(prefix)
    let end = start
    while (end < this.#words.length && this.#words[end]!.startsWith(prefix)) end++
    return this.#words.slice(start, end)
  }

  #firstFrom(prefix: string): number {
    let low = 0
    let high = this.#words.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#words[middle]! < prefix) low = middle + 1
      else high = middle
    }
    return low
  }
}
