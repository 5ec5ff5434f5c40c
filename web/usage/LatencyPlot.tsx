/** Two lines over the hours: what half of the runs took at most, and what 95 of 100 took at most. */
import { Group, Stack, Text } from '@mantine/core'
import type { RunHour } from '../contract.ts'
import { took } from '../words.ts'
import { Plot, plotHeight } from './Plot.tsx'

const room = plotHeight - 6
const lines = [
  { of: 'p50', label: 'half of the runs', colour: '#3b7dd8', dash: '' },
  { of: 'p95', label: '95 of 100 runs', colour: '#d9822b', dash: '6 4' },
] as const

/** Hours without a run have no value: the line goes on behind them. */
function pathOf(hours: RunHour[], of: 'p50' | 'p95', most: number, width: number): string {
  const step = width / hours.length
  const points = hours.flatMap((hour, at) => {
    const ms = hour[of]
    return ms === null ? [] : [`${(at + 0.5) * step},${plotHeight - (ms / most) * room}`]
  })
  return points.map((point, at) => `${at === 0 ? 'M' : 'L'}${point}`).join(' ')
}

function Lines({ hours, most, width }: { hours: RunHour[]; most: number; width: number }) {
  const step = width / hours.length
  return (
    <>
      <text x={4} y={12} fontSize={11} fill="currentColor">
        {took(most)}
      </text>
      {lines.map(({ of, colour, dash }) => (
        <path
          key={of}
          d={pathOf(hours, of, most, width)}
          fill="none"
          stroke={colour}
          strokeWidth={2}
          strokeDasharray={dash}
        />
      ))}
      {hours.map(({ hour, p95 }, at) =>
        p95 === null ? null : (
          <circle key={hour} cx={(at + 0.5) * step} cy={plotHeight - (p95 / most) * room} r={3} fill={lines[1].colour}>
            <title>{`${new Date(hour).toLocaleString()}: ${took(p95)}`}</title>
          </circle>
        ),
      )}
    </>
  )
}

export function LatencyPlot({ hours }: { hours: RunHour[] }) {
  const most = Math.max(1, ...hours.map(({ p95 }) => p95 ?? 0))
  const newest = hours.findLast(({ p95 }) => p95 !== null)
  const label = newest
    ? `Latency by hour; newest: ${took(newest.p50)} for half of the runs, ${took(newest.p95)} for 95 of 100`
    : 'Latency by hour: no run ended'
  return (
    <Stack gap={4}>
      <Plot label={label} hours={hours.map(({ hour }) => hour)}>
        {(width) => <Lines hours={hours} most={most} width={width} />}
      </Plot>
      <Group gap="md">
        {lines.map(({ of, label: name, colour, dash }) => (
          <Group key={of} gap={6}>
            <svg width={24} height={8} aria-hidden>
              <line x1={0} x2={24} y1={4} y2={4} stroke={colour} strokeWidth={2} strokeDasharray={dash} />
            </svg>
            <Text size="sm">{name}</Text>
          </Group>
        ))}
      </Group>
    </Stack>
  )
}
