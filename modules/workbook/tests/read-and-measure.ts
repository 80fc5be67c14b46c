/** Run as a process of its own: reads the file named on the command line and prints what came of it, the time and the peak of memory. */
import { readFileSync } from 'node:fs'
import { readWorkbookGrid } from '../server/read-grid.ts'

const [path = ''] = process.argv.slice(2)
const start = performance.now()
let outcome = 'reads'
try {
  await readWorkbookGrid({ path }, { fileName: path })
} catch (error) {
  outcome = error instanceof Error && 'code' in error ? String(error.code) : `bug: ${String(error)}`
}
// The high-water mark of this very process: maxRSS of a child begins at that of the parent it was forked from.
const rssMb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
process.stdout.write(JSON.stringify({ outcome, ms: performance.now() - start, rssMb }))
