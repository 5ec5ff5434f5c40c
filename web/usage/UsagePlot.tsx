/** Calls of each hour, stacked by who spent them. */
import { Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Plot, plotHeight } from './Plot.tsx'
import type { Bars, Hour } from './usage-bars.ts'

/** Told apart in both colour schemes, also by people who see fewer colours; the legend names each. */
const colours = ['#3b7dd8', '#d9822b', '#3a9a5b', '#a65ea8', '#c2485a', '#7a7f87']

function label({ at, calls, parts }: Hour, unit: string): string {
  const hour = new Date(at).toLocaleString(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
  const list = parts.filter((part) => part.calls > 0).map((part) => `${part.name} ${Number(part.calls.toFixed(2))}`)
  return `${hour}: ${Number(calls.toFixed(2))} ${unit}${list.length ? ` (${list.join(', ')})` : ''}`
}

interface BarProps {
  hour: Hour
  at: number
  bars: Bars
  width: number
  unit: string
  onPoint: (hour: Hour) => void
}

function Bar({ hour, at, bars, width, unit, onPoint }: BarProps) {
  const step = width / bars.hours.length
  let top = plotHeight
  return (
    <g onPointerEnter={() => onPoint(hour)}>
      <rect x={at * step} y={0} width={step} height={plotHeight} fill="transparent">
        <title>{label(hour, unit)}</title>
      </rect>
      {hour.parts.map(({ name, calls }, index) => {
        const tall = (calls / bars.most) * (plotHeight - 4)
        top -= tall
        return (
          <rect key={name} x={at * step + 1} y={top} width={step - 2} height={tall} fill={colours[index]} rx={1}>
            <title>{label(hour, unit)}</title>
          </rect>
        )
      })}
    </g>
  )
}

interface Props {
  bars: Bars
  /** What is counted. */
  unit?: string
  what?: string
}

export function UsagePlot({ bars, unit = 'calls', what = 'API calls by hour' }: Props) {
  const [pointed, point] = useState<Hour | null>(null)
  const busiest = bars.hours.reduce((a, b) => (b.calls > a.calls ? b : a))
  return (
    <Stack gap={4}>
      <Text size="sm">{label(pointed ?? busiest, unit)}</Text>
      <Plot label={`${what}; most: ${label(busiest, unit)}`} hours={bars.hours.map(({ at }) => at)}>
        {(width) =>
          bars.hours.map((hour, at) => (
            <Bar key={hour.at} hour={hour} at={at} bars={bars} width={width} unit={unit} onPoint={point} />
          ))
        }
      </Plot>
      <Group gap="md">
        {bars.names.map((name, index) => (
          <Group key={name} gap={6}>
            <span style={{ width: 12, height: 12, background: colours[index], borderRadius: 2 }} />
            <Text size="sm">{name}</Text>
          </Group>
        ))}
      </Group>
    </Stack>
  )
}
