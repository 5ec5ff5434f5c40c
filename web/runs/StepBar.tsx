/** One step in the timeline: its name, its bar, what it cost, how safe a repeat of it is. */
import { Badge, Group, Text } from '@mantine/core'
import { StatusBadge } from '../parts/StatusBadge.tsx'
import { calls, took } from '../words.ts'
import type { Bar } from './timeline.ts'

/** How a write keeps its promise (the letter is explained where it stands). */
export const writeClasses: Record<string, string> = {
  E1: 'Exactly once: a repeat changes nothing',
  E2: 'Verified: after a lost answer we look before repeating',
  E3: 'At most once: a lost answer goes to the in-doubt inbox',
}

const shades = { work: '#3b7dd8', wait: '#b07d1a', failed: '#c2485a', open: '#7a7f87' }
const words = { work: 'worked', wait: 'waited', failed: 'failed', open: 'under way' }

export function StepBar({ bar: { step, from, width, kind } }: { bar: Bar }) {
  const depth = step.path.split('/').length - 1
  const shared = step.sharedBy && step.sharedBy > 1 ? ` (shared by ${step.sharedBy})` : ''
  return (
    <div className="step-bar">
      <Group gap="xs" wrap="nowrap" style={{ paddingLeft: depth * 14, minWidth: 0 }}>
        <StatusBadge status={step.status} />
        <Text size="sm" fw={600} truncate>
          {step.title ?? step.path}
        </Text>
        <Text size="xs" c="dimmed" visibleFrom="md">
          {step.action ?? step.kind}
        </Text>
      </Group>
      <span className="step-track" aria-hidden>
        <span style={{ left: `${from * 100}%`, width: `${width * 100}%`, background: shades[kind] }} />
      </span>
      <Group gap={6} wrap="nowrap" justify="flex-end">
        {step.attempt > 1 ? (
          <Badge variant="default" tt="none">
            attempt {step.attempt}
          </Badge>
        ) : null}
        {step.writeClass ? (
          <Badge variant="default" title={writeClasses[step.writeClass]} tt="none">
            {step.writeClass}
          </Badge>
        ) : null}
        <Text size="xs" style={{ whiteSpace: 'nowrap' }}>
          <span className="visually-hidden">{words[kind]} </span>
          {took(step.ms)} · {calls(step.apiCalls)}
          {shared}
        </Text>
      </Group>
    </div>
  )
}
