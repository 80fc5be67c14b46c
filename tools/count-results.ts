// Adds up what the checks and the test runners wrote and closes with the plain counts line.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const folder = process.argv[2] ?? '.cache/results'
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const add = (name: string, counts: Counts): void => {
  console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}

const checks = readFileSync(join(folder, 'checks'), 'utf8').trim().split('\n')
add('checks', {
  passed: checks.filter((line) => line.startsWith('1')).length,
  failed: checks.filter((line) => line.startsWith('0')).length,
  skipped: 0,
})

for (const name of ['pglite', 'postgres']) {
  const file = join(folder, `${name}.json`)
  if (!existsSync(file)) {
    add(name, { passed: 0, failed: 1, skipped: 0 })
    continue
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    success: boolean
  }
  // A file that could not load, or an error outside any test, fails the run without a failed test: it counts as one.
  const failed = report.success ? 0 : Math.max(report.numFailedTests, 1)
  add(name, { passed: report.numPassedTests, failed, skipped: report.numPendingTests })
}

const journeys = join(folder, 'journeys.json')
if (existsSync(journeys)) {
  const { stats } = JSON.parse(readFileSync(journeys, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  add('journeys', { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped })
} else {
  add('journeys', { passed: 0, failed: 1, skipped: 0 })
}

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
