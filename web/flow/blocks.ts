/** Laying out: boxes gathered into blocks that hang on a line from above, and blocks put below or beside each other. */

export interface Size {
  width: number
  height: number
}

export interface Spot {
  x: number
  y: number
}

/** Boxes around the line they hang on: x counts from the line, to the right; y from the top of the block. */
export interface Block<Box> {
  boxes: (Box & Spot)[]
  /** How far it reaches to the left of its line; not negative. */
  left: number
  right: number
  height: number
}

const gaps = { below: 16, beside: 28 }

/** Room for the label of a line that leads into a column. */
const labelHalf = 40

export function blockOf<Box extends Size>(box: Box): Block<Box> {
  const half = box.width / 2
  return { boxes: [{ ...box, x: -half, y: 0 }], left: half, right: half, height: box.height }
}

function moved<Box>({ boxes }: Block<Box>, dx: number, dy: number): (Box & Spot)[] {
  return boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + dy }))
}

/** All on one line, the first on top. */
export function below<Box>(blocks: Block<Box>[], gap = gaps.below): Block<Box> {
  const whole: Block<Box> = { boxes: [], left: 0, right: 0, height: -gap }
  for (const block of blocks) {
    whole.boxes.push(...moved(block, 0, whole.height + gap))
    whole.height += gap + block.height
    whole.left = Math.max(whole.left, block.left)
    whole.right = Math.max(whole.right, block.right)
  }
  return whole
}

/** Columns with their tops in one row; `line` tells where the line from above comes down, given where those of the columns do. */
function columns<Box>(blocks: Block<Box>[], line: (axes: number[]) => number): Block<Box> {
  let end = 0
  const axes = blocks.map((block) => {
    const axis = end + Math.max(block.left, labelHalf)
    end = axis + Math.max(block.right, labelHalf) + gaps.beside
    return axis
  })
  const from = line(axes)
  return {
    boxes: blocks.flatMap((block, index) => moved(block, (axes[index] ?? 0) - from, 0)),
    left: Math.max(0, from),
    right: Math.max(0, end - gaps.beside - from),
    height: Math.max(0, ...blocks.map(({ height }) => height)),
  }
}

/** The line comes down in the middle between the first column and the last. */
export const abreast = <Box>(blocks: Block<Box>[]): Block<Box> =>
  columns(blocks, (axes) => ((axes.at(0) ?? 0) + (axes.at(-1) ?? 0)) / 2)

/** The line passes on the left of all columns. */
export const aside = <Box>(blocks: Block<Box>[]): Block<Box> => columns(blocks, () => -gaps.beside)
