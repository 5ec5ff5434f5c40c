/** What workflow rules send about records once a transaction is saved: outbound messages and email alerts. */

interface Sent {
  kind: 'message' | 'alert'
  name: string
  id: string
  /** How much was written when it was sent. */
  point: number
}

export class SentList {
  #all: Sent[] = []

  add(sent: Sent): void {
    this.#all.push(sent)
  }

  /** Takes back what was sent after the point. */
  backTo(point: number): void {
    this.#all = this.#all.filter((sent) => sent.point <= point)
  }

  /** Makes what another transaction sends its own, as of the point. */
  absorb(other: SentList, point: number): void {
    this.#all.push(...other.#all.map((sent) => ({ ...sent, point })))
    other.#all = []
  }

  /** Each once for a record. */
  of(kind: Sent['kind']): Sent[] {
    const once = new Map(
      this.#all.filter((sent) => sent.kind === kind).map((sent) => [`${sent.name} ${sent.id}`, sent]),
    )
    return [...once.values()]
  }
}
