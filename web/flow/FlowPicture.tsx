/** The drawing of a workflow, to look at or to work on. */
import '@xyflow/react/dist/base.css'
import './flow.css'
import { useComputedColorScheme } from '@mantine/core'
import { Background, type Edge, type EdgeTypes, type Node, type NodeTypes, ReactFlow } from '@xyflow/react'
import type { Box, Drawing } from './draw.ts'
import { Line } from './Line.tsx'

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
  arrows.map(({ id, from, to, label }) => ({ id, source: from, target: to, label, type: 'line' }))

const edgeTypes: EdgeTypes = { line: Line }

interface Props {
  drawing: Drawing
  nodeTypes: NodeTypes
  label: string
}

const margin = 48

/** As large as it is, in whatever scrolls around it. Boxes bring their own buttons: the canvas itself takes no focus. */
export function FlowPicture({ drawing, nodeTypes, label }: Props) {
  const scheme = useComputedColorScheme('light')
  const width = Math.max(...drawing.boxes.map((box) => box.x + box.width)) + margin
  const height = Math.max(...drawing.boxes.map((box) => box.y + box.height)) + margin
  return (
    // Drawn anew when its size changes: the view is fitted once.
    <div key={`${width} ${height}`} style={{ minWidth: width, height }}>
      <ReactFlow
        nodes={nodesOf(drawing)}
        edges={edgesOf(drawing)}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={scheme}
        fitView
        fitViewOptions={{ padding: 0, maxZoom: 1, minZoom: 1 }}
        panOnDrag={false}
        zoomOnPinch={false}
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
      </ReactFlow>
    </div>
  )
}
