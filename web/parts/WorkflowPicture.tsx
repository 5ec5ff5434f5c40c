/** A workflow as a picture: trigger, steps, branches. The same as an outline for screen readers. */
import '@xyflow/react/dist/style.css'
import { Box, Text, useComputedColorScheme, VisuallyHidden } from '@mantine/core'
import { Background, Controls, type Edge, MarkerType, type Node, ReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { type DocumentShape, layOut, type StepShape } from './flow.ts'

const marks: Record<string, string> = {
  trigger: '⚡',
  action: '▸',
  if: '◇',
  selectMany: '⧉',
  filter: '⊳',
  set: '=',
  wait: '◷',
  stop: '■',
}

const boxWidth = 200

export function WorkflowPicture({ document, height = 420 }: { document: DocumentShape; height?: number }) {
  const scheme = useComputedColorScheme('light')
  const { nodes, edges } = useMemo(() => draw(document), [document])
  return (
    <Box
      h={height}
      role="group"
      aria-label={`Picture of the workflow ${document.name}`}
      style={{ borderRadius: 8, overflow: 'hidden' }}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        colorMode={scheme}
        fitView
        fitViewOptions={{ padding: 0.08 }}
        minZoom={0.2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
      <VisuallyHidden>
        <Outline steps={document.steps} />
      </VisuallyHidden>
    </Box>
  )
}

function draw(document: DocumentShape): { nodes: Node[]; edges: Edge[] } {
  const { boxes, arrows } = layOut(document)
  const nodes = boxes.map(({ id, label, kind, x, y }) => ({
    id,
    position: { x: x - boxWidth / 2, y },
    data: { label: `${marks[kind] ?? ''} ${label}` },
    style: {
      width: boxWidth,
      ...(kind === 'trigger' ? { borderColor: 'var(--mantine-primary-color-filled)', borderWidth: 2 } : {}),
    },
  }))
  const edges = arrows.map(({ from, to, label }) => ({
    id: `${from} ${to} ${label}`,
    source: from,
    target: to,
    label,
    markerEnd: { type: MarkerType.ArrowClosed },
  }))
  return { nodes, edges }
}

/** The steps as nested lists, in the order they run. */
export function Outline({ steps }: { steps: StepShape[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.id}>
          <Text span>{step.title ?? step.id}</Text>
          {step.then ? <Outline steps={step.then} /> : null}
          {step.else?.length ? <Outline steps={step.else} /> : null}
          {step.steps ? <Outline steps={step.steps} /> : null}
        </li>
      ))}
    </ol>
  )
}
