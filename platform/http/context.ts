import type { Transaction } from '../database/database.ts'
import type { Log } from '../log/log.ts'

/** Who acts, and how far that reaches. */
export interface Actor {
  readonly memberId: string
  readonly name: string
  readonly roles: readonly string[]
  readonly countyCode: string
  /** Half-open range of 12-digit area codes. */
  readonly areaFrom: string
  readonly areaTo: string
}

export type Language = 'zh' | 'en'

/** News for the floors above; handled after the commit by apps/server/reactions.ts. Past tense: `form.filled`. */
export interface DomainEvent {
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What an installation is set to. */
export interface Settings {
  /** Sign-in by choosing a persona. */
  readonly demo: boolean
  /** Under which address the public reaches it: `https://yici.example.cn`. What is printed points there. */
  readonly publicUrl?: string
  /** Of the program that runs; set by the composition. */
  readonly version?: string
  /** Under which number it was filed with the state, and who runs it; absent: not filed, not stated. */
  readonly filingNumber?: string
  readonly operator?: string
}

/** The session cookie of this request, to be started or ended by the module that owns sessions. */
export interface SessionControl {
  readonly token: string | undefined
  start(token: string, expiresAt: Date): void
  end(): void
}

/** The world of one command or view. */
export interface Ctx {
  readonly tx: Transaction
  /** @throws http/sign-in-first where nobody has signed in (only in operations open to everyone). */
  readonly actor: Actor
  readonly signedIn: Actor | undefined
  readonly now: () => Date
  readonly newId: () => string
  readonly log: Log
  publish(event: DomainEvent): void
  readonly language: Language
  /** Why personal data is read here: declared by the view. */
  readonly purpose: string | undefined
  readonly settings: Settings
  readonly session: SessionControl
}
