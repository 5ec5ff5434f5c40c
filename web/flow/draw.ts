/** A workflow document as boxes and arrows, laid out from top to bottom. Between steps stand places, where one may be put in. */
import { graphlib, layout } from '@dagrejs/dagre'
import {
  branchesOf,
  type DocumentShape,
  type Kind,
  keyOf,
  kindOf,
  type Path,
  type StepShape,
  titleOf,
} from '../editor/model/document-shape.ts'

export interface Box {
  /** 'trigger', the key of a step, or `place <key>`. */
  id: string
  kind: Kind | 'trigger' | 'place'
  label: string
  /** What it does, in a word: createTask. */
  note: string
  path: Path
  x: number
  y: number
  width: number
  height: number
}

export interface Arrow {
  id: string
  from: string
  to: string
  label: string
}

export interface Drawing {
  boxes: Box[]
  arrows: Arrow[]
}

const sizes = { step: { width: 210, height: 52 }, place: { width: 24, height: 24 }, label: { width: 48, height: 24 } }

/** leadCreated -> Lead created */
export function spoken(id: string): string {
  const words = id
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Loose = Omit<Box, 'x' | 'y'>

/** Where the next arrow comes from. */
interface Tail {
  id: string
  label: string
}

class Pencil {
  readonly boxes: Loose[] = []
  readonly arrows: Arrow[] = []

  box(box: Loose, tails: Tail[]): Tail[] {
    this.boxes.push(box)
    for (const { id, label } of tails) this.arrows.push({ id: `${id} ${box.id} ${label}`, from: id, to: box.id, label })
    return [{ id: box.id, label: '' }]
  }

  place(list: Path, index: number, tails: Tail[]): Tail[] {
    const path = [...list, index]
    return this.box({ id: `place ${keyOf(path)}`, kind: 'place', label: '', note: '', path, ...sizes.place }, tails)
  }

  steps(steps: StepShape[], list: Path, tails: Tail[]): Tail[] {
    let ends = this.place(list, 0, tails)
    for (const [index, step] of steps.entries()) {
      ends = this.step(step, [...list, index], ends)
      if (ends.length > 0) ends = this.place(list, index + 1, ends)
    }
    return ends
  }

  step(step: StepShape, path: Path, tails: Tail[]): Tail[] {
    const kind = kindOf(step)
    const note = kind === 'action' ? String(step['action'] || 'no action yet') : kind
    const own = this.box({ id: keyOf(path), kind, label: titleOf(step), note, path, ...sizes.step }, tails)
    if (kind === 'stop') return []
    const branches = branchesOf(step)
    if (branches.length === 0) return own
    const onlyCatch = branches.every(({ label }) => label === 'on failure')
    const ends = branches.flatMap(({ at, steps, label }) =>
      this.steps(steps, [...path, ...at], [{ id: keyOf(path), label }]),
    )
    return onlyCatch ? [...own, ...ends] : ends
  }
}

export function draw(document: DocumentShape): Drawing {
  const pencil = new Pencil()
  const { on } = document.trigger
  const trigger = { id: 'trigger', kind: 'trigger' as const, label: on ? spoken(on) : 'No trigger yet', note: on }
  pencil.steps(document.steps, ['steps'], pencil.box({ ...trigger, path: ['trigger'], ...sizes.step }, []))
  return { boxes: placed(pencil), arrows: pencil.arrows }
}

function placed({ boxes, arrows }: Pencil): Box[] {
  const graph = new graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height })
  // A label takes room between its boxes, or it would hide the line it names.
  for (const { from, to, label } of arrows) graph.setEdge(from, to, label ? { ...sizes.label, labelpos: 'c' } : {})
  layout(graph)
  return boxes.map((box) => {
    const { x, y } = graph.node(box.id)
    return { ...box, x: x - box.width / 2, y: y - box.height / 2 }
  })
}
