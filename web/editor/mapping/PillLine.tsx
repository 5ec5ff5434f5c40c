/** A template as people read it: its values as pills with what they are in the sample. */
import { CloseButton, Text } from '@mantine/core'
import { valueAt } from '../../json.ts'
import { pathIn, type Token, tokensOf } from '../model/tokens.ts'
import { useTrial } from '../useTrial.ts'
import { shownValue } from './Preview.tsx'

interface Props {
  template: string
  label: string
  onChange: (template: string) => void
}

function ValuePill({ token, onRemove }: { token: Token; onRemove: () => void }) {
  const { json } = useTrial()
  const path = pathIn(token.text)
  const sample = path.startsWith('json.') ? valueAt(json, path.slice(5).split('.')) : undefined
  return (
    <span className="pill" title={`{{ ${token.text} }}`}>
      <span className="pill-name">{token.text.replace(/^json\./, '')}</span>
      {sample === undefined ? null : <span className="pill-sample">{shownValue(sample).slice(0, 40)}</span>}
      <CloseButton size="xs" aria-label={`Take ${token.text} out`} onClick={onRemove} />
    </span>
  )
}

export function PillLine({ template, label, onChange }: Props) {
  const remove = ({ from, to }: Token) => onChange(template.slice(0, from) + template.slice(to))
  return (
    <fieldset className="pill-line" aria-label={`Values in ${label}`}>
      {tokensOf(template).map((token) => {
        if (token.kind === 'value') {
          return <ValuePill key={token.from} token={token} onRemove={() => remove(token)} />
        }
        return (
          <Text key={token.from} span size="sm" className={token.kind === 'logic' ? 'pill-logic' : undefined}>
            {token.text}
          </Text>
        )
      })}
    </fieldset>
  )
}
