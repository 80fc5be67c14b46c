export { enqueue, done, retry, snooze, cancel, JOB_QUEUED, MOST_ATTEMPTS, type Job, type JobEnd } from './jobs.ts'
export { startWorker, type JobHandler, type JobHandlers, type JobWorker } from './worker.ts'
