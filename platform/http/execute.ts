import { randomBytes } from 'node:crypto'
import { appendAudit, NO_COUNTY } from '../audit/audit.ts'
import type { Database, DatabaseScope, Transaction } from '../database/database.ts'
import { uuidV7 } from '../ids.ts'
import type { Log } from '../log/log.ts'
import type { Actor, Ctx, DomainEvent, Language, SessionControl, Settings } from './context.ts'
import type { Operation } from './operation.ts'
import { httpProblems } from './problems.ts'

/** What each kind of event starts, after the commit. Filled by apps/server/reactions.ts. */
export type Reactions = Readonly<
  Record<string, ReadonlyArray<(event: DomainEvent, parts: ServerParts) => Promise<void>>>
>

/** What every operation runs on. */
export interface ServerParts {
  readonly db: Database
  readonly log: Log
  readonly settings: Settings
  readonly reactions: Reactions
  readonly now: () => Date
}

export interface Call {
  readonly operation: Operation
  /** Already parsed by `operation.input`. */
  readonly input: unknown
  readonly actor: Actor | undefined
  readonly language?: Language
  readonly instance?: string
  readonly session?: SessionControl
}

export const newId = (): string => uuidV7(Date.now(), randomBytes(10))

export const scopeOfActor = (actor: Actor | undefined): DatabaseScope =>
  actor === undefined
    ? { kind: 'system' }
    : {
        kind: 'actor',
        countyCode: actor.countyCode,
        areaFrom: actor.areaFrom,
        areaTo: actor.areaTo,
        memberId: actor.memberId,
      }

const noSession: SessionControl = { token: undefined, start: () => undefined, end: () => undefined }

function contextFor(parts: ServerParts, call: Call, tx: Transaction, events: DomainEvent[]): Ctx {
  return {
    tx,
    get actor() {
      if (call.actor === undefined) throw httpProblems.signInFirst()
      return call.actor
    },
    signedIn: call.actor,
    now: parts.now,
    newId,
    log: parts.log,
    publish: (event) => void events.push(event),
    language: call.language ?? 'zh',
    purpose: call.operation.purpose,
    settings: parts.settings,
    session: call.session ?? noSession,
  }
}

async function writeAudit(parts: ServerParts, call: Call, tx: Transaction, output: unknown): Promise<void> {
  const { operation } = call
  const line = operation.auditLine(call.input, output)
  if (line === undefined || operation.event === undefined) return
  const actor = operation.withoutName ? undefined : call.actor
  await appendAudit(tx, {
    countyCode: actor?.countyCode ?? line.countyCode ?? NO_COUNTY,
    recordedAt: parts.now(),
    memberId: actor?.memberId ?? null,
    memberName: actor?.name ?? null,
    operation: operation.name,
    event: operation.event,
    subject: line.subject,
    purpose: operation.purpose ?? null,
    instance: call.instance ?? newId(),
    data: line.data ?? {},
  })
}

async function react(parts: ServerParts, events: readonly DomainEvent[]): Promise<void> {
  for (const event of events) {
    for (const reaction of parts.reactions[event.name] ?? []) {
      try {
        await reaction(event, parts)
      } catch (error) {
        // The act itself is committed and answered: what fails here is the news of it.
        parts.log.error('a reaction failed', { event: event.name, error })
      }
    }
  }
}

/**
 * Runs one command or view: permission, transaction in the actor's scope, work, audit line, commit, events.
 * `finish` runs inside the transaction, after the work (a download is read there). Jobs and the command line call it too.
 * @throws http/sign-in-first, http/not-allowed, and what the operation refuses
 */
export async function execute(
  parts: ServerParts,
  call: Call,
  finish: (output: unknown) => Promise<unknown> = (output) => Promise.resolve(output),
): Promise<unknown> {
  const { operation, actor } = call
  if (!operation.isPublic) {
    if (actor === undefined) throw httpProblems.signInFirst()
    if (!operation.may(actor, call.input)) throw httpProblems.notAllowed()
  }
  const events: DomainEvent[] = []
  const scope = operation.isPublic ? scopeOfActor(undefined) : scopeOfActor(actor)
  const answer = await parts.db.transaction(scope, async (tx) => {
    const output = await operation.run(contextFor(parts, call, tx, events), call.input)
    const finished = await finish(output)
    await writeAudit(parts, call, tx, output)
    return finished
  })
  await react(parts, events)
  return answer
}
