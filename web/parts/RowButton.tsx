/** A small button in a row of a table; its name says of which row. */
import { Button } from '@mantine/core'

interface Props {
  /** What is read aloud: Revoke the key of Ada. */
  label: string
  /** What is seen: Revoke. */
  children: string
  danger?: boolean
  loading?: boolean
  onClick: () => void
}

export function RowButton({ label, children, danger = false, loading = false, onClick }: Props) {
  return (
    <Button
      size="xs"
      {...(danger ? { variant: 'outline', color: 'red' } : { variant: 'default' })}
      aria-label={label}
      loading={loading}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
