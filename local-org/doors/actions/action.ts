/** An invocable action that runs here: what it takes and gives, and what it does with one set of inputs. */
import type { Call } from '../wire/index.ts'

export interface Parameter {
  name: string
  label: string
  type: 'STRING' | 'TEXTAREA' | 'BOOLEAN' | 'REFERENCE' | 'ID' | 'PICKLIST'
  required?: boolean
  /** Whether it takes a list of values. */
  many?: boolean
  /** Values of a picklist. */
  choices?: readonly string[]
}

export type Inputs = Readonly<Record<string, unknown>>

export interface Action {
  name: string
  label: string
  type: string
  description: string
  standard: boolean
  inputs: readonly Parameter[]
  outputs: readonly Parameter[]
  /** Answers the output values. Throws OrgError. */
  run(call: Call, inputs: Inputs): Record<string, unknown> | null
}

/** A text among the inputs; undefined when it is empty or not given. */
export function textOf(inputs: Inputs, name: string): string | undefined {
  const value = inputs[name]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** Addresses in a text, between commas, or in a list. */
export function listOf(inputs: Inputs, ...names: string[]): string[] {
  const given = names.flatMap((name) => inputs[name] ?? [])
  return given.flatMap((value) => String(value).split(/[,;]/)).flatMap((address) => address.trim() || [])
}
