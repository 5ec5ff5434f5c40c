/** The drawing of a workflow, to look at or to work on. */
import '@xyflow/react/dist/base.css'
import './flow.css'
import { useComputedColorScheme } from '@mantine/core'
import { Background, Controls, type Edge, type Node, type NodeTypes, ReactFlow } from '@xyflow/react'
import type { Box, Drawing } from './draw.ts'

export type BoxNode = Node<{ box: Box }>

const nodesOf = ({ boxes }: Drawing): BoxNode[] =>
  boxes.map((box) => ({
    id: box.id,
    type: box.kind === 'place' ? 'place' : 'step',
    position: { x: box.x, y: box.y },
    data: { box },
    width: box.width,
    height: box.height,
    // Nodes that cannot be dragged or selected are else closed to the pointer, and so the buttons in them.
    style: { pointerEvents: 'all' },
  }))

const edgesOf = ({ arrows }: Drawing): Edge[] =>
  arrows.map(({ id, from, to, label }) => ({ id, source: from, target: to, label, type: 'smoothstep' }))

interface Props {
  drawing: Drawing
  nodeTypes: NodeTypes
  label: string
  /** As small as it takes to be seen as a whole; else as large as it is, in whatever scrolls around it. */
  whole?: boolean
}

/** Boxes bring their own buttons: the canvas itself takes no focus. */
export function FlowPicture({ drawing, nodeTypes, label, whole = false }: Props) {
  const scheme = useComputedColorScheme('light')
  return (
    <ReactFlow
      nodes={nodesOf(drawing)}
      edges={edgesOf(drawing)}
      nodeTypes={nodeTypes}
      colorMode={scheme}
      fitView
      fitViewOptions={{ padding: whole ? 0.05 : 0, maxZoom: 1, minZoom: whole ? 0.15 : 1 }}
      minZoom={0.15}
      maxZoom={1.5}
      panOnDrag={whole}
      zoomOnPinch={whole}
      zoomOnDoubleClick={false}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      deleteKeyCode={null}
      preventScrolling={false}
      zoomOnScroll={false}
      proOptions={{ hideAttribution: true }}
      aria-label={label}
    >
      <Background />
      {whole ? <Controls showInteractive={false} /> : null}
    </ReactFlow>
  )
}
