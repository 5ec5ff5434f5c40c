/** Lays a workflow document out as a vertical picture: boxes with positions, arrows with words. */

export interface StepShape {
  id: string
  title?: string
  action?: string
  if?: string
  then?: StepShape[]
  elseIf?: { if: string; then: StepShape[] }[]
  else?: StepShape[]
  selectMany?: unknown
  steps?: StepShape[]
  filter?: string
  set?: unknown
  wait?: unknown
  stop?: true | string
}

export interface DocumentShape {
  name: string
  trigger: { on: string }
  steps: StepShape[]
}

export interface Box {
  id: string
  label: string
  kind: string
  x: number
  y: number
}

export interface Arrow {
  from: string
  to: string
  label: string
}

interface Drawing {
  boxes: Box[]
  arrows: Arrow[]
}

/** leadCreated -> Lead created */
const spoken = (id: string) => {
  const words = id
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Ends of what was drawn so far: the next step hangs on all of them. */
interface Tail {
  id: string
  label: string
}

const columnWidth = 230
const rowHeight = 72

const kindOf = (step: StepShape): string =>
  ['action', 'if', 'selectMany', 'filter', 'set', 'wait', 'stop'].find((kind) => kind in step) ?? 'stop'

function branchesOf(step: StepShape): { label: string; steps: StepShape[] }[] {
  if (step.steps) return [{ label: 'for each', steps: step.steps }]
  if (!step.then) return []
  return [
    { label: 'yes', steps: step.then },
    ...(step.elseIf ?? []).map((branch, at) => ({ label: `else if ${at + 1}`, steps: branch.then })),
    { label: 'else', steps: step.else ?? [] },
  ]
}

/** Columns a list of steps needs side by side. */
function widthOf(steps: StepShape[]): number {
  return Math.max(1, ...steps.map((step) => branchesOf(step).reduce((sum, branch) => sum + widthOf(branch.steps), 0)))
}

interface Place {
  /** Left edge and width in columns. */
  left: number
  width: number
  row: number
}

function drawSteps(drawing: Drawing, steps: StepShape[], place: Place, tails: Tail[]): { tails: Tail[]; row: number } {
  let row = place.row
  let ends = tails
  for (const step of steps) {
    const kind = kindOf(step)
    drawing.boxes.push({
      id: step.id,
      label: step.title ?? step.id,
      kind,
      x: (place.left + place.width / 2) * columnWidth,
      y: row * rowHeight,
    })
    for (const end of ends) drawing.arrows.push({ from: end.id, to: step.id, label: end.label })
    row += 1
    const drawn = drawBranches(drawing, step, { ...place, row })
    ends = drawn.tails
    row = drawn.row
  }
  return { tails: ends, row }
}

function drawBranches(drawing: Drawing, step: StepShape, place: Place): { tails: Tail[]; row: number } {
  const branches = branchesOf(step)
  if (branches.length === 0)
    return { tails: step.stop === undefined ? [{ id: step.id, label: '' }] : [], row: place.row }
  let left = place.left + (place.width - branches.reduce((sum, branch) => sum + widthOf(branch.steps), 0)) / 2
  let deepest = place.row
  const tails: Tail[] = []
  for (const branch of branches) {
    const width = widthOf(branch.steps)
    const drawn = drawSteps(drawing, branch.steps, { left, width, row: place.row }, [
      { id: step.id, label: branch.label },
    ])
    tails.push(...drawn.tails)
    deepest = Math.max(deepest, drawn.row)
    left += width
  }
  return { tails, row: deepest }
}

/** The whole document: the trigger on top, its steps below. */
export function layOut(document: DocumentShape): Drawing {
  const width = widthOf(document.steps)
  const trigger: Box = {
    id: 'trigger:',
    label: spoken(document.trigger.on),
    kind: 'trigger',
    x: (width / 2) * columnWidth,
    y: 0,
  }
  const drawing: Drawing = { boxes: [trigger], arrows: [] }
  drawSteps(drawing, document.steps, { left: 0, width, row: 1 }, [{ id: trigger.id, label: '' }])
  return drawing
}
