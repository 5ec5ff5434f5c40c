/**
 * Loaded into each process of tests (scripts/test.mjs): one that something keeps alive long after its tests, or that hangs, says
 * by what and ends, so that one leak costs minutes and not the whole run.
 */
const patienceMs = 8 * 60_000

setTimeout(() => {
  process.stderr.write(
    `Ended after ${patienceMs / 60_000} min; still open: ${process.getActiveResourcesInfo().join(', ')}\n`,
  )
  process.exit(1)
}, patienceMs).unref()
