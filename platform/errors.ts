/** What this person can do now, as a message key and its values; the words live with the module that raises it. */
export interface ProblemDefinition {
  /** Stable code, `module/what`, for example `workbook/encrypted`. */
  readonly code: string
  /** HTTP status it leaves with. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503
  /** One sentence that says what is wrong, Chinese first. `{name}` is replaced from details. */
  readonly title: { readonly zh: string; readonly en: string }
  /** One sentence that says what to do next. */
  readonly nextStep: { readonly zh: string; readonly en: string }
}

export type ProblemDetails = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

const fillIn = (text: string, details: ProblemDetails): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name]
    return value === undefined
      ? whole
      : Array.isArray(value)
        ? value.join('、')
        : `${value as string | number | boolean}`
  })

/** A refusal (RFC 9457). The only error class of the product: anything else that is thrown is a bug. */
export class Problem extends Error {
  readonly code: string
  readonly status: ProblemDefinition['status']
  readonly titleZh: string
  readonly titleEn: string
  readonly nextStepZh: string
  readonly nextStepEn: string
  readonly details: ProblemDetails

  constructor(definition: ProblemDefinition, details: ProblemDetails = {}) {
    super(`${definition.code}: ${fillIn(definition.title.en, details)}`)
    this.name = 'Problem'
    this.code = definition.code
    this.status = definition.status
    this.titleZh = fillIn(definition.title.zh, details)
    this.titleEn = fillIn(definition.title.en, details)
    this.nextStepZh = fillIn(definition.nextStep.zh, details)
    this.nextStepEn = fillIn(definition.nextStep.en, details)
    this.details = details
  }
}

/** Declares a module's refusals: `export const problems = defineProblems('workbook', { encrypted: { … } })`, used as `throw problems.encrypted({ file })`. */
export function defineProblems<const D extends Record<string, Omit<ProblemDefinition, 'code'>>>(
  module: string,
  definitions: D,
): { readonly [K in keyof D]: (details?: ProblemDetails) => Problem } & { readonly codes: readonly string[] } {
  const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const made: Record<string, unknown> = { codes: Object.keys(definitions).map((name) => `${module}/${kebab(name)}`) }
  for (const [name, definition] of Object.entries(definitions)) {
    made[name] = (details?: ProblemDetails) => new Problem({ code: `${module}/${kebab(name)}`, ...definition }, details)
  }
  return made as { readonly [K in keyof D]: (details?: ProblemDetails) => Problem } & {
    readonly codes: readonly string[]
  }
}
