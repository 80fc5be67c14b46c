import { RESULT_OPENED } from '#modules/forms/server/index.ts'
import { recordFieldUse } from '#modules/requests/server/index.ts'
import type { Reactions } from '#platform/http/index.ts'
import { JOB_QUEUED, type JobWorker } from '#platform/jobs/index.ts'

/** Which event starts what, after the commit. Lower floors publish; upper floors are told here. */
export const reactionsOf = (worker: () => JobWorker | undefined): Reactions => ({
  [RESULT_OPENED]: [recordFieldUse],
  [JOB_QUEUED]: [() => Promise.resolve(worker()?.kick())],
})
