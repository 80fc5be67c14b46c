import { parentPort } from 'node:worker_threads'
import type { LegacyAnswer, LegacyRequest } from './legacy-workbook.ts'
import { parseLegacy } from './parse-legacy.ts'

const answer = (message: LegacyAnswer): void => parentPort?.postMessage(message)

parentPort?.on('message', (request: LegacyRequest) => {
  try {
    answer({ kind: 'done', workbook: parseLegacy(request) })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const reason = /password|encrypt/i.test(detail)
      ? 'encrypted'
      : /too many cells/.test(detail)
        ? 'too-many-cells'
        : 'corrupt'
    answer({ kind: 'refused', reason, detail: detail.slice(0, 200) })
  }
})
answer({ kind: 'ready' })
