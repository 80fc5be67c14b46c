import { Problem } from '../errors.ts'
import type { Log } from '../log/log.ts'
import type { Language } from './context.ts'

/** RFC 9457, with the code, the next step and an instance id to search in the log. */
export interface ProblemBody {
  readonly type: string
  readonly code: string
  readonly title: string
  readonly status: number
  readonly nextStep: string
  readonly instance: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Chinese unless the first language asked for is English. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh'

export function problemBody(problem: Problem, language: Language, instance: string): ProblemBody {
  const zh = language === 'zh'
  return {
    type: `urn:yici:problem:${problem.code}`,
    code: problem.code,
    title: zh ? problem.titleZh : problem.titleEn,
    status: problem.status,
    nextStep: zh ? problem.nextStepZh : problem.nextStepEn,
    instance: `urn:uuid:${instance}`,
    details: problem.details,
  }
}

function bugBody(language: Language, instance: string): ProblemBody {
  const zh = language === 'zh'
  return {
    type: 'urn:yici:problem:http/bug',
    code: 'http/bug',
    title: zh ? '系统出错了，您的数据没有改动' : 'Something went wrong in the system; nothing was changed',
    status: 500,
    nextStep: zh
      ? '稍后重试；如果仍然出错，把 instance 编号告诉管理员'
      : 'Try again later; if it fails again, give the operator the instance id',
    instance: `urn:uuid:${instance}`,
    details: {},
  }
}

/** The one place where an error becomes an answer. What is not a Problem is a bug: only its id leaves, the whole of it goes to the log. */
export function problemResponse(error: unknown, language: Language, instance: string, log: Log): Response {
  const known = error instanceof Problem
  if (known) log.info('refused', { instance, code: error.code, status: error.status })
  else log.error('bug', { instance, error })
  const body = known ? problemBody(error, language, instance) : bugBody(language, instance)
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language },
  })
}
