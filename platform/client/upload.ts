import type { z } from 'zod'
import { languageTag, offlineProblem, problemFrom, RefusedRequest, understood } from './request.ts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/**
 * Sends a file and tells how much of it has left. `fetch` cannot say that, so this is an XMLHttpRequest.
 *
 * @param onProgress share sent, 0..1
 * @throws RefusedRequest with the server's problem, or `client/offline`
 */
export function upload<T>(
  schema: z.ZodType<T>,
  path: string,
  body: FormData,
  onProgress: (share: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest()
    call.open('POST', `/api/v1${path}`)
    call.setRequestHeader('accept', 'application/json')
    call.setRequestHeader('accept-language', languageTag())
    call.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    const fail = (): void => reject(new RefusedRequest(offlineProblem()))
    call.addEventListener('error', fail)
    call.addEventListener('abort', fail)
    call.addEventListener('load', () => {
      const answer = parsed(call.responseText)
      if (call.status < 200 || call.status > 299) {
        reject(new RefusedRequest(problemFrom(call.status, answer)))
        return
      }
      try {
        resolve(understood(schema, answer))
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
    call.send(body)
  })
}
