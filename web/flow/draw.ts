/** A workflow document as boxes and arrows, laid out from top to bottom. Between steps stand places, where one may be put in. */
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
import { abreast, aside, type Block, below, blockOf } from './blocks.ts'

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

const sizes = { step: { width: 210, height: 52 }, place: { width: 24, height: 24 } }

/** Between a step and its branches: room for their lines to part, and for what they are called. */
const forkGap = 44

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

interface Drawn {
  block: Block<Loose>
  ends: Tail[]
}

class Pencil {
  readonly arrows: Arrow[] = []

  box(box: Loose, tails: Tail[]): Drawn {
    for (const { id, label } of tails) this.arrows.push({ id: `${id} ${box.id} ${label}`, from: id, to: box.id, label })
    return { block: blockOf(box), ends: [{ id: box.id, label: '' }] }
  }

  place(list: Path, index: number, tails: Tail[]): Drawn {
    const path = [...list, index]
    return this.box({ id: `place ${keyOf(path)}`, kind: 'place', label: '', note: '', path, ...sizes.place }, tails)
  }

  steps(steps: StepShape[], list: Path, tails: Tail[]): Drawn {
    const drawn = [this.place(list, 0, tails)]
    const ends = () => drawn.at(-1)?.ends ?? []
    for (const [index, step] of steps.entries()) {
      drawn.push(this.step(step, [...list, index], ends()))
      if (ends().length > 0) drawn.push(this.place(list, index + 1, ends()))
    }
    return { block: below(drawn.map(({ block }) => block)), ends: ends() }
  }

  step(step: StepShape, path: Path, tails: Tail[]): Drawn {
    const kind = kindOf(step)
    const note = kind === 'action' ? String(step['action'] || 'no action yet') : kind
    const own = this.box({ id: keyOf(path), kind, label: titleOf(step), note, path, ...sizes.step }, tails)
    if (kind === 'stop') return { block: own.block, ends: [] }
    const branches = branchesOf(step)
    if (branches.length === 0) return own
    const onlyCatch = branches.every(({ label }) => label === 'on failure')
    const columns = branches.map(({ at, steps, label }) =>
      this.steps(steps, [...path, ...at], [{ id: keyOf(path), label }]),
    )
    const blocks = columns.map(({ block }) => block)
    return {
      block: below([own.block, onlyCatch ? aside(blocks) : abreast(blocks)], forkGap),
      ends: [...(onlyCatch ? own.ends : []), ...columns.flatMap(({ ends }) => ends)],
    }
  }
}

export function draw(document: DocumentShape): Drawing {
  const pencil = new Pencil()
  const { on } = document.trigger
  const label = on ? spoken(on) : 'No trigger yet'
  const trigger = pencil.box({ id: 'trigger', kind: 'trigger', label, note: on, path: ['trigger'], ...sizes.step }, [])
  const steps = pencil.steps(document.steps, ['steps'], trigger.ends)
  const { boxes, left } = below([trigger.block, steps.block])
  return { boxes: boxes.map((box) => ({ ...box, x: box.x + left })), arrows: pencil.arrows }
}
