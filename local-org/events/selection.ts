/** Which objects Change Data Capture watches, and since which commit: an event is made only for commits after that. */

/** From the commit after `from` up to and including `to`; no `to`: until further notice. */
interface Span {
  from: number
  to?: number
}

/** What Change Data Capture watches in a new local org. */
export const defaultSelection = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Task']

export class Selection {
  readonly #spans = new Map<string, Span[]>()

  /** API names of the objects watched now. */
  get objects(): string[] {
    return [...this.#spans].filter(([, spans]) => isOpen(spans)).map(([object]) => object)
  }

  has(object: string): boolean {
    return isOpen(this.#spans.get(object))
  }

  /** Whether a commit's changes of this object were watched. */
  watched(object: string, sequence: number): boolean {
    const spans = this.#spans.get(object)
    return spans?.some(({ from, to }) => sequence > from && (to === undefined || sequence <= to)) ?? false
  }

  /** From the commit after `sequence` on, exactly these objects are watched. */
  set(objects: readonly string[], sequence: number): void {
    const wanted = new Set(objects)
    for (const [object, spans] of this.#spans) {
      const open = spans.find((span) => span.to === undefined)
      if (open && !wanted.has(object)) open.to = sequence
    }
    for (const object of wanted) {
      const spans = this.#spans.get(object) ?? []
      this.#spans.set(object, spans)
      if (!isOpen(spans)) spans.push({ from: sequence })
    }
  }

  clear(): void {
    this.#spans.clear()
  }
}

function isOpen(spans: Span[] | undefined): boolean {
  return spans?.some((span) => span.to === undefined) ?? false
}
