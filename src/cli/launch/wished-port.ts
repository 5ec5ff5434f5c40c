/** Ports people wish for, and what is done when somebody else has them. */
import { createServer } from 'node:net'

/** Whoever listens on this gets one nobody has. One that was looked up before may be somebody else's by then. */
const anyPort = 0

/** The wished port, or any when somebody has it now. */
async function wishedOrAny(wished: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(anyPort))
    probe.listen(wished, '127.0.0.1', () => probe.close(() => resolve(wished)))
  })
}

/** Launches on the wished port, or on any when somebody has it; also when another took it between the look and the launch. */
export async function onWishedPort<T>(wished: number, launch: (port: number) => Promise<T>): Promise<T> {
  const port = await wishedOrAny(wished)
  return launch(port).catch(async (thrown: unknown) => {
    if ((await wishedOrAny(port)) === port) throw thrown
    return launch(anyPort)
  })
}
