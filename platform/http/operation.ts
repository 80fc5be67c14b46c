import { z } from 'zod'
import type { Actor, Ctx } from './context.ts'

/** The permission of an operation that needs no sign-in. */
export const everyone = (): true => true

export interface AuditLine {
  /** What it happened to: an id. */
  readonly subject: string
  readonly data?: Readonly<Record<string, unknown>>
  /** Only where nobody has signed in yet; else the actor's county. */
  readonly countyCode?: string
}

/** A file that leaves the server. An iterable body is read to its end inside the transaction, then sent. */
export interface Download {
  readonly fileName: string
  readonly contentType: string
  readonly body: Uint8Array | AsyncIterable<Uint8Array>
  readonly headers?: Readonly<Record<string, string>>
  /** Shown in the browser instead of saved: a page to print. */
  readonly inline?: boolean
}

/** `output: download` declares that the answer is a file. */
export const download = z.custom<Download>()

/** An uploaded file, in the input of an operation with `accepts: 'multipart'`. */
export const uploadedFile = z.instanceof(File).meta({ type: 'string', format: 'binary' })

interface Declared<I extends z.ZodObject, O extends z.ZodType> {
  /** Verb and object: `startFill`. It is the operation id in OpenAPI. */
  readonly name: string
  /** Path, query and body in one object; the route says which keys are in the path. */
  readonly input: I
  readonly output: O
  /** A named function of the module's policy.ts; its name is the permission in docs/generated/commands.md. */
  readonly may: (actor: Actor, input: z.output<I>) => boolean
  run(ctx: Ctx, input: z.output<I>): Promise<z.input<O>>
}

export interface CommandDeclaration<I extends z.ZodObject, O extends z.ZodType> extends Declared<I, O> {
  readonly audit: {
    /** Past tense: `form.filled`. */
    readonly event: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly line: (done: { readonly input: z.output<I>; readonly output: z.input<O> }) => AuditLine
    /** Who was signed in is not written down: for what one must be able to say without a name. */
    readonly withoutName?: boolean
  }
  readonly accepts?: 'json' | 'multipart'
  /** Largest body; 1 MB for JSON and 40 MB for multipart when absent. */
  readonly bodyLimitBytes?: number
  readonly status?: 200 | 201 | 202
}

export interface ViewDeclaration<I extends z.ZodObject, O extends z.ZodType> extends Declared<I, O> {
  /** A view that shows personal data says why; each reading is then written to the audit log. */
  readonly personalData?: {
    readonly purpose: string
    readonly line?: (done: { readonly input: z.output<I>; readonly output: z.input<O> }) => AuditLine
  }
}

/** A declared command or view with its types erased: what the routes, the executor and the documents work on. */
export interface Operation {
  readonly kind: 'command' | 'view'
  readonly name: string
  readonly input: z.ZodObject
  readonly output: z.ZodType
  readonly permission: string
  readonly isPublic: boolean
  readonly accepts: 'json' | 'multipart'
  readonly bodyLimitBytes: number
  readonly status: 200 | 201 | 202
  readonly event: string | undefined
  readonly title: { readonly zh: string; readonly en: string } | undefined
  readonly purpose: string | undefined
  /** The audit line does not name the actor. */
  readonly withoutName: boolean
  may(actor: Actor, input: unknown): boolean
  run(ctx: Ctx, input: unknown): Promise<unknown>
  auditLine(input: unknown, output: unknown): AuditLine | undefined
}

const MB = 1 << 20
export const JSON_LIMIT = MB
export const UPLOAD_LIMIT = 40 * MB

function erase<I extends z.ZodObject, O extends z.ZodType>(declared: Declared<I, O>) {
  return {
    name: declared.name,
    input: declared.input,
    output: declared.output,
    permission: declared.may === everyone ? 'everyone' : declared.may.name,
    isPublic: declared.may === everyone,
    may: (actor: Actor, input: unknown): boolean => declared.may(actor, input as z.output<I>),
    run: (ctx: Ctx, input: unknown): Promise<unknown> => declared.run(ctx, input as z.output<I>),
  }
}

/** Declares a change: its permission, its audit line and its work in one object. */
export function command<I extends z.ZodObject, O extends z.ZodType>(declaration: CommandDeclaration<I, O>): Operation {
  const accepts = declaration.accepts ?? 'json'
  return {
    ...erase(declaration),
    kind: 'command',
    accepts,
    bodyLimitBytes: declaration.bodyLimitBytes ?? (accepts === 'json' ? JSON_LIMIT : UPLOAD_LIMIT),
    status: declaration.status ?? 200,
    event: declaration.audit.event,
    title: declaration.audit.title,
    purpose: undefined,
    withoutName: declaration.audit.withoutName === true,
    auditLine: (input, output) => declaration.audit.line({ input: input as z.output<I>, output: output as z.input<O> }),
  }
}

/** Declares a read for one screen. */
export function view<I extends z.ZodObject, O extends z.ZodType>(declaration: ViewDeclaration<I, O>): Operation {
  const { personalData } = declaration
  return {
    ...erase(declaration),
    kind: 'view',
    accepts: 'json',
    bodyLimitBytes: JSON_LIMIT,
    status: 200,
    event: personalData === undefined ? undefined : 'read',
    title: undefined,
    purpose: personalData?.purpose,
    withoutName: false,
    auditLine(input, output) {
      if (personalData === undefined) return undefined
      const done = { input: input as z.output<I>, output: output as z.input<O> }
      return personalData.line?.(done) ?? { subject: JSON.stringify(input) }
    },
  }
}
