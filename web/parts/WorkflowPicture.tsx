/** A workflow as a picture to look at; the same as nested lists for those who hear the page. */
import { Box, VisuallyHidden } from '@mantine/core'
import type { NodeProps, NodeTypes } from '@xyflow/react'
import { useMemo } from 'react'
import { branchesOf, documentOf, type StepShape, titleOf } from '../editor/model/document-shape.ts'
import { draw } from '../flow/draw.ts'
import { type BoxNode, FlowPicture } from '../flow/FlowPicture.tsx'
import { Handles } from '../flow/Handles.tsx'
import { marks } from '../flow/marks.ts'

function StepBox({ data: { box } }: NodeProps<BoxNode>) {
  return (
    <div className="flow-box" data-kind={box.kind} aria-hidden>
      <Handles />
      <span>
        {marks[box.kind]} {box.label}
      </span>
    </div>
  )
}

const Joint = () => (
  <div className="flow-joint">
    <Handles />
  </div>
)

const nodeTypes: NodeTypes = { step: StepBox, place: Joint }

function Outline({ steps }: { steps: StepShape[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.id}>
          {titleOf(step)}
          {branchesOf(step)
            .filter((branch) => branch.steps.length > 0)
            .map((branch) => (
              <div key={branch.at.join('/')}>
                {branch.label}
                <Outline steps={branch.steps} />
              </div>
            ))}
        </li>
      ))}
    </ol>
  )
}

export function WorkflowPicture({ document: given, height = 420 }: { document: unknown; height?: number }) {
  const document = useMemo(() => documentOf(given), [given])
  const drawing = useMemo(() => draw(document), [document])
  const label = `Picture of the workflow ${document.name}`
  return (
    <Box mah={height} component="section" aria-label={label} className="picture" tabIndex={0}>
      <FlowPicture drawing={drawing} nodeTypes={nodeTypes} label={label} />
      <VisuallyHidden>
        <Outline steps={document.steps} />
      </VisuallyHidden>
    </Box>
  )
}
