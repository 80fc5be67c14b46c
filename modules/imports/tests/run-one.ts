/**
 * A process of its own that works off the import jobs of a data directory: `node run-one.ts DIRECTORY AHEAD KILL_AT`. Its clock is
 * AHEAD milliseconds ahead, so that the lease of a killed process has ended; it kills itself (SIGKILL) when the work of its
 * KILL_AT-th transaction is done and not yet committed; 0: never.
 */
import { IMPORT_JOB, runImportJob } from '#modules/imports/server/index.ts'
import { openDatabase, type Database } from '#platform/database/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { createLog } from '#platform/log/log.ts'

const [directory = '', ahead = '0', killAt = '0'] = process.argv.slice(2)
const opened = await openDatabase({ dataDirectory: directory })
let transactions = 0
const db: Database = {
  ...opened,
  transaction: (scope, run) =>
    opened.transaction(scope, async (tx) => {
      const answer = await run(tx)
      transactions += 1
      if (transactions === Number(killAt)) {
        process.kill(process.pid, 'SIGKILL')
        await new Promise(() => undefined)
      }
      return answer
    }),
}
const now = (): Date => new Date(Date.now() + Number(ahead))
const parts = { db, log: createLog('error'), settings: { demo: false }, reactions: {}, now }
const worker = startWorker(parts, { [IMPORT_JOB]: runImportJob })
await worker.drain()
await worker.stop()
await opened.close()
