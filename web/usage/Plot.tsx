/** The frame of a plot over hours: as wide as there is room, with its hours below, in letters of one size. */
import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'

export const plotHeight = 180
const usualWidth = 720
const widthOfHour = 90

interface Props {
  /** What it shows, for those who hear the page. */
  label: string
  /** When each hour begins: ISO 8601. */
  hours: string[]
  children: (width: number) => ReactNode
}

const time = (iso: string) => new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })

export function Plot({ label, hours, children }: Props) {
  const { ref, width: measured } = useElementSize()
  const width = measured || usualWidth
  const every = Math.ceil(hours.length / Math.max(1, Math.floor(width / widthOfHour)))
  return (
    <div ref={ref}>
      <svg width={width} height={plotHeight} role="img" aria-label={label} style={{ display: 'block' }}>
        <line x1={0} x2={width} y1={plotHeight} y2={plotHeight} stroke="currentColor" opacity={0.3} />
        {children(width)}
      </svg>
      <svg width={width} height={20} aria-hidden style={{ display: 'block' }}>
        {hours.map((hour, at) =>
          at % every === 0 ? (
            <text key={hour} x={(at * width) / hours.length} y={14} fontSize={11} fill="currentColor">
              {time(hour)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  )
}
