/** Where arrows begin and end; they cannot be drawn by hand. */
import { Handle, Position } from '@xyflow/react'

export function Handles() {
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </>
  )
}
