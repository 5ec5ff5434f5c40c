/** What a benchmark prints: one row a figure, as a table or with `--json` as lines; and how busy the machine was. */
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'

export interface Figure {
  name: string
  /** What was measured. */
  value: number
  unit: string
  /** What it should be, and in which direction that is kept. */
  goal?: { atMost: number } | { atLeast: number }
  /** Other figures of the same thing, such as those of peers. */
  beside?: Record<string, number | string>
  note?: string
}

export interface Options {
  /** The sizes the figures are about; without it, small ones that take less than a minute. */
  full: boolean
  json: boolean
  /** Only parts whose name holds this text. */
  only: string
}

export function readOptions(): Options {
  const { values } = parseArgs({
    options: { full: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string' } },
  })
  return { full: values.full ?? false, json: values.json ?? false, only: values.only ?? '' }
}

/** A part of a benchmark. Parts run one after the other and report as they end. */
export interface Part {
  name: string
  /** What the other parts stand on: runs whatever was asked for. */
  always?: true
  run(): Promise<Figure[]>
}

/** Runs the parts that were asked for and prints their figures, which it returns. A part that fails is told, and the next one runs. */
export async function report(title: string, options: Options, parts: Part[]): Promise<Figure[]> {
  if (!options.json)
    console.log(`${title} (${options.full ? 'full' : 'small; --full for the figures'})\n${machine()}\n`)
  const all: Figure[] = []
  for (const part of parts.filter(({ name, always }) => always || name.includes(options.only))) {
    const figures = await part.run().catch((thrown: unknown) => failed(part, thrown))
    all.push(...figures)
    for (const figure of figures) console.log(options.json ? JSON.stringify({ title, ...figure }) : line(figure))
  }
  if (!options.json) console.log(`\n${machine()}`)
  return all
}

/** Whether the figure is what it should be; true without a goal. */
export function holds({ value, goal }: Figure): boolean {
  if (!goal) return true
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast
}

function failed({ name }: Part, thrown: unknown): Figure[] {
  process.exitCode = 1
  return [{ name, value: Number.NaN, unit: '', note: `failed: ${thrown instanceof Error ? thrown.stack : thrown}` }]
}

function machine(): string {
  const load = loadavg().map((value) => value.toFixed(1))
  return `${availableParallelism()} × ${cpus()[0]?.model ?? 'cpu'}, node ${process.version}, load ${load.join(' ')}`
}

function line(figure: Figure): string {
  const { name, value, unit, goal, beside = {}, note } = figure
  const others = Object.entries(beside).map(
    ([who, theirs]) => `${who} ${typeof theirs === 'number' ? shown(theirs) : theirs}`,
  )
  const tail = [goal && verdict(figure, goal), others.join(', '), note].filter(Boolean).join(' · ')
  return `${name.padEnd(52)} ${`${shown(value)} ${unit}`.padEnd(18)} ${tail}`
}

function verdict(figure: Figure, goal: NonNullable<Figure['goal']>): string {
  const [word, wanted] = 'atMost' in goal ? ['≤', goal.atMost] : ['≥', goal.atLeast]
  return `${holds(figure) ? 'holds' : 'MISSED'} ${word} ${shown(wanted)}`
}

function shown(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })
}
