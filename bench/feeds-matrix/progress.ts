/** How far a long campaign is, on one line of standard error; a line now and then where nobody looks on. */

export interface ProgressBar {
  name(what: string): void
  step(): void
  /** Something worth a line of its own. */
  note(text: string): void
  end(): void
}

const width = 30
const quietMs = 60_000

export function progressBar(total: number, out: NodeJS.WriteStream = process.stderr): ProgressBar {
  const began = Date.now()
  let [done, what, toldAt] = [0, '', 0]
  const line = () => {
    const full = Math.round((done / total) * width)
    const left = done === 0 ? 0 : ((Date.now() - began) / done) * (total - done)
    return `[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${done}/${total}, ${Math.ceil(left / 60_000)} min left · ${what}`
  }
  const show = () => {
    if (out.isTTY) out.write(`\r\u001b[2K${line()}`)
    else if (Date.now() - toldAt > quietMs) {
      toldAt = Date.now()
      out.write(`${line()}\n`)
    }
  }
  return {
    name(next) {
      what = next
      show()
    },
    step() {
      done += 1
      show()
    },
    note: (text) => void out.write(`${out.isTTY ? '\r\u001b[2K' : ''}${text}\n`),
    end: () => void (out.isTTY && out.write('\r\u001b[2K')),
  }
}
