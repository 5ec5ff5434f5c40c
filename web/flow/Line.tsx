/** A line between two boxes; what it is called stands right above the box it leads to, where no other line passes. */
import { BaseEdge, type EdgeProps, getSmoothStepPath } from '@xyflow/react'

/** Pixels from a box to where its line turns aside. */
const offset = 8
const labelAbove = 16

export function Line({ label, ...edge }: EdgeProps) {
  // Lines with a label part beneath the box they leave; lines that come together do so above their box, beneath all that stands beside it.
  const [path] = getSmoothStepPath({ ...edge, offset, stepPosition: label ? 0 : 1 })
  return <BaseEdge path={path} label={label} labelX={edge.targetX} labelY={edge.targetY - labelAbove} />
}
