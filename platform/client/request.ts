import type { z } from 'zod'

/** A refusal as the server sends it (RFC 9457), ready to be shown. */
export interface ShownProblem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly nextStep: string
  readonly instance?: string
}

/** Thrown by every call that did not succeed; carries what to show. */
export class RefusedRequest extends Error {
  readonly problem: ShownProblem
  constructor(problem: ShownProblem) {
    super(problem.title)
    this.name = 'RefusedRequest'
    this.problem = problem
  }
}

export type Language = 'zh' | 'en'

const OFFLINE: Readonly<Record<Language, ShownProblem>> = {
  zh: {
    status: 0,
    code: 'client/offline',
    title: '连不上服务器',
    nextStep: '请检查网络后重试；已填写的内容仍保留在页面上。',
  },
  en: {
    status: 0,
    code: 'client/offline',
    title: 'The server cannot be reached',
    nextStep: 'Check the network and try again; what you entered is still on the page.',
  },
}

const languageOf = (): Language => (document.documentElement.lang.startsWith('en') ? 'en' : 'zh')

export const offlineProblem = (): ShownProblem => OFFLINE[languageOf()]

const NOT_UNDERSTOOD: Readonly<Record<Language, ShownProblem>> = {
  zh: {
    status: 0,
    code: 'client/not-understood',
    title: '页面和服务器的版本不一致',
    nextStep: '请重新打开本页；如仍这样，请告诉运维人员。',
  },
  en: {
    status: 0,
    code: 'client/not-understood',
    title: 'This page and the server are of different versions',
    nextStep: 'Reload the page; if it stays so, tell the operator.',
  },
}

/** An answer as its schema; one that is none comes from a server newer or older than the page. @throws RefusedRequest */
export function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const checked = schema.safeParse(answer)
  if (checked.success) return checked.data
  throw new RefusedRequest(NOT_UNDERSTOOD[languageOf()])
}

export const languageTag = (): string => (languageOf() === 'en' ? 'en' : 'zh-CN')

/** The server's problem as shown; words of our own when the answer carries none (a proxy's page, a cut line). */
export function problemFrom(status: number, body: unknown): ShownProblem {
  const fallback = {
    zh: { title: '服务器没有完成这个请求', nextStep: '请稍后重试；如仍不行，请把编号告诉运维人员。' },
    en: {
      title: 'The server did not complete this request',
      nextStep: 'Try again later; if it persists, give the id to the operator.',
    },
  }[languageOf()]
  const fields = body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {}
  const text = (name: string): string | undefined => {
    const value = fields[name]
    return typeof value === 'string' ? value : undefined
  }
  const instance = text('instance')
  return {
    status,
    code: text('code') ?? 'client/unknown',
    title: text('title') ?? fallback.title,
    nextStep: text('nextStep') ?? fallback.nextStep,
    ...(instance === undefined ? {} : { instance }),
  }
}

/**
 * Calls the server and checks the answer against its schema.
 *
 * @throws RefusedRequest with the server's problem, `client/offline`, or `client/not-understood`
 */
export async function request<T>(
  schema: z.ZodType<T>,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<T> {
  // Commands are told in JSON, also those that need nothing but their address.
  const sent = body ?? (method === 'GET' || method === 'DELETE' ? undefined : {})
  const isForm = sent instanceof FormData
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': languageTag(),
        ...(sent === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: isForm ? sent : JSON.stringify(sent) }),
    })
  } catch {
    throw new RefusedRequest(offlineProblem())
  }
  if (!response.ok) throw new RefusedRequest(problemFrom(response.status, await response.json().catch(() => ({}))))
  return understood(schema, response.status === 204 ? undefined : await response.json().catch(() => undefined))
}
