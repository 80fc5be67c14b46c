import type { DataElement } from '#modules/catalogue/contract.ts'
import type { About } from '../contract.ts'

export interface TableFacts {
  /** `ledger.person` */
  readonly name: string
  readonly isSecured: boolean
  readonly policies: number
  readonly mayDelete: boolean
  readonly mayUpdate: boolean
  readonly columns: readonly string[]
}

export interface ChainFacts {
  readonly county: string
  readonly isWhole: boolean
  /** Lines that could be walked. */
  readonly entries: number
}

/** One declared operation, as the composition lists them. */
export interface OperationFacts {
  readonly name: string
  readonly module: string
  readonly kind: 'command' | 'view'
  readonly method: string
  readonly path: string
  readonly permission: string
  readonly title: { readonly zh: string } | undefined
  readonly purpose: string | undefined
}

/** All a filing pack is made of; nothing of it is typed by hand. */
export interface FilingFacts {
  readonly about: About
  /** `YYYY-MM-DD` */
  readonly madeOn: string
  readonly operations: readonly OperationFacts[]
  /** Module → its name in Chinese. */
  readonly moduleNames: ReadonlyMap<string, string>
  readonly elements: readonly DataElement[]
  readonly tables: readonly TableFacts[]
  readonly chains: readonly ChainFacts[]
  readonly engine: 'pglite' | 'postgres'
  readonly isConnectionEncrypted: boolean | undefined
  readonly isDemo: boolean
  readonly sessionHours: number
  /** As the browser is told: `HttpOnly; SameSite=Lax`. */
  readonly sessionCookie: string
  /** Security headers of an answer of this program. */
  readonly headers: readonly (readonly [string, string])[]
}

export interface PackFile {
  readonly name: string
  readonly text: string
}
