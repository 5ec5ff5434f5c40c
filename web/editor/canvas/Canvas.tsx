/** The workflow as a picture to work on: select a step, put one in between, move, copy and remove by keys. */
import { Box } from '@mantine/core'
import type { NodeProps, NodeTypes } from '@xyflow/react'
import { useMemo } from 'react'
import { draw } from '../../flow/draw.ts'
import { type BoxNode, FlowPicture } from '../../flow/FlowPicture.tsx'
import { Handles } from '../../flow/Handles.tsx'
import { marks } from '../../flow/marks.ts'
import { AddStep } from '../AddStep.tsx'
import { keyOf } from '../model/document-shape.ts'
import { stepKey } from '../stepKeys.ts'
import { useEditor } from '../useEditor.ts'
import { useMistakes } from '../useMistakes.ts'

function StepNode({ data: { box } }: NodeProps<BoxNode>) {
  const editor = useEditor()
  const wrong = useMistakes().at(keyOf(box.path))
  return (
    <>
      <Handles />
      <button
        type="button"
        className="flow-box nopan"
        data-kind={box.kind}
        data-wrong={wrong.length > 0 || undefined}
        aria-pressed={editor.selected === keyOf(box.path)}
        title={wrong.map(({ what }) => what).join('\n') || undefined}
        onClick={() => editor.select(keyOf(box.path))}
        onKeyDown={(event) => stepKey(event, editor, box.path)}
      >
        <span>
          {marks[box.kind]} {box.label}
          {wrong.length > 0 ? ' ✗' : ''}
        </span>
        <span className="flow-note">{box.note}</span>
      </button>
    </>
  )
}

function PlaceNode({ data: { box } }: NodeProps<BoxNode>) {
  return (
    <>
      <Handles />
      <AddStep list={box.path.slice(0, -1)} index={Number(box.path.at(-1))}>
        <button type="button" className="flow-place nopan" aria-label={`Add a step at ${keyOf(box.path)}`}>
          +
        </button>
      </AddStep>
    </>
  )
}

const nodeTypes: NodeTypes = { step: StepNode, place: PlaceNode }

export function Canvas() {
  const { document } = useEditor()
  const drawing = useMemo(() => draw(document), [document])
  return (
    <Box className="canvas">
      <FlowPicture drawing={drawing} nodeTypes={nodeTypes} label={`Canvas of ${document.name}`} />
    </Box>
  )
}
