import type { DraftRequest, RequestItem, RequestPage } from '../../contract.ts'
import { offlineProblem, RefusedRequest, type ShownProblem } from '#platform/client/request.ts'
import { isSame, withItems, type ItemChange } from './item-changes.ts'
import { isNothing, NOTHING, over, without, type Change, type Unsent } from './unsent.ts'

export type Saving = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused'

export interface KeptDraft {
  readonly page: RequestPage
  /** The draft as typed, whether it has been saved yet or not. */
  readonly draft: DraftRequest
  readonly items: readonly RequestItem[]
  readonly saving: Saving
  readonly problem: ShownProblem | null
  /** What somebody else saved in the meantime, while both wrote the same thing. */
  readonly theirs: RequestPage | null
  readonly isScreening: boolean
  readonly screeningProblem: ShownProblem | null
}

/** How the server is reached; each answers the whole page. A refusal is thrown with its `problem`. */
export interface DraftWire {
  load(): Promise<RequestPage>
  save(version: number, change: Change): Promise<RequestPage>
  trim(version: number, items: readonly (ItemChange & { readonly position: number })[]): Promise<RequestPage>
  screen(): Promise<RequestPage>
}

interface Act {
  readonly run: (version: number) => Promise<RequestPage>
  readonly done: (page: RequestPage) => void
  readonly fail: (error: unknown) => void
}

const problemOf = (error: unknown): ShownProblem =>
  error !== null && typeof error === 'object' && 'problem' in error
    ? (error.problem as ShownProblem)
    : { status: 0, code: 'client/unknown', title: String(error), nextStep: '' }

/** What is kept of an application, and how it is reached. */
interface KeeperOf {
  readonly page: RequestPage
  readonly wire: DraftWire
  /** What was left unsent on this machine by an earlier visit. */
  readonly unsent?: Unsent | undefined
  readonly keepUnsent?: (unsent: Unsent | null) => void
  readonly keepPage?: (page: RequestPage) => void
  /** Milliseconds: from the last key to saving, and between attempts without a network. */
  readonly pause?: number
  readonly retry?: number
}

/**
 * Saves a draft by itself while it is typed. One call at a time, each from the version the last one answered. What could
 * not be saved stays and is tried again; what another person changed meanwhile is merged, or shown when both wrote the same.
 */
export class DraftKeeper {
  readonly #of: KeeperOf
  readonly #listeners = new Set<() => void>()
  readonly #acts: Act[] = []
  #page: RequestPage
  #typed: Unsent
  #unsent: Unsent
  #saving: Saving = 'saved'
  #problem: ShownProblem | null = null
  #theirs: RequestPage | null = null
  #isScreening = false
  #screeningProblem: ShownProblem | null = null
  #isStale = true
  #isRunning = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown: KeptDraft

  constructor(of: KeeperOf) {
    this.#of = of
    this.#page = of.page
    this.#typed = of.unsent ?? NOTHING
    this.#unsent = this.#typed
    this.#shown = this.#show()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  read = (): KeptDraft => this.#shown
  /** Begins, or goes on at once: what is unsent is sent, and the draft is screened. */
  retry = (): void => this.#wake(0)
  /** Sends what is left at once. */
  close = (): void => {
    clearTimeout(this.#timer)
    if (!isNothing(this.#unsent) && this.#saving !== 'conflict') void this.#run()
  }
  change = (change: Change): void => this.#add({ change, items: {} }, false)
  changeItems = (items: Unsent['items']): void =>
    this.#add(
      { change: {}, items },
      Object.values(items).some(({ drop, share }) => drop !== undefined || share !== undefined),
    )
  /** After everything typed has been saved. @throws the refusal, and nothing else has changed */
  act = (doIt: (version: number) => Promise<RequestPage>): Promise<RequestPage> =>
    new Promise((done, fail) => {
      this.#acts.push({ run: doIt, done, fail })
      this.#wake(0)
    })
  screenAgain = (): void => {
    this.#isStale = true
    this.#wake(0)
  }
  /** Of a conflict: what was typed here goes on top of what they saved. */
  keepMine = (): void => {
    if (this.#theirs !== null) this.#take(this.#theirs)
    this.#typed = this.#unsent
    this.#set('waiting')
    this.#wake(0)
  }
  /** Of a conflict: what was typed here is given up. */
  takeTheirs = (): void => {
    if (this.#theirs !== null) this.#take(this.#theirs)
    this.#typed = NOTHING
    this.#unsent = NOTHING
    this.#of.keepUnsent?.(null)
    this.#set('saved')
    this.screenAgain()
  }

  #show(): KeptDraft {
    return {
      page: this.#page,
      draft: { ...this.#page.draft, ...(this.#typed.change as Partial<DraftRequest>) },
      items: withItems(this.#page.items, this.#typed.items),
      saving: this.#saving,
      problem: this.#problem,
      theirs: this.#theirs,
      isScreening: this.#isScreening,
      screeningProblem: this.#screeningProblem,
    }
  }

  #tell(): void {
    this.#shown = this.#show()
    for (const listener of this.#listeners) listener()
  }

  #set(saving: Saving, problem: ShownProblem | null = null, theirs: RequestPage | null = null): void {
    this.#saving = saving
    this.#problem = problem
    this.#theirs = theirs
    this.#tell()
  }

  #take(next: RequestPage): void {
    this.#page = next
    this.#of.keepPage?.(next)
  }

  #wake(after: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), after)
  }

  #add(more: Unsent, isAtOnce: boolean): void {
    this.#typed = over(more, this.#typed)
    this.#unsent = over(more, this.#unsent)
    this.#of.keepUnsent?.(this.#unsent)
    if (this.#saving === 'conflict') {
      this.#tell()
      return
    }
    this.#set('waiting')
    this.#wake(isAtOnce ? 0 : (this.#of.pause ?? 700))
  }

  async #send(now: Unsent): Promise<void> {
    const { wire } = this.#of
    if (Object.keys(now.change).length > 0) {
      this.#take(await wire.save(this.#page.request.version, now.change))
      this.#unsent = { ...this.#unsent, change: without(this.#unsent.change, now.change) }
    }
    if (Object.keys(now.items).length > 0) {
      const items = Object.entries(now.items).map(([position, item]) => ({ position: Number(position), ...item }))
      this.#take(await wire.trim(this.#page.request.version, items))
      this.#unsent = { ...this.#unsent, items: without(this.#unsent.items, now.items) }
      this.#typed = { ...this.#typed, items: this.#unsent.items }
    }
    this.#isStale = true
  }

  /** Somebody saved in between: goes on from there unless both wrote the same thing. Answers whether to go on. */
  async #rebase(): Promise<boolean> {
    const theirs = await this.#of.wire.load()
    const mine = this.#page
    const bothWrote = (Object.keys(this.#unsent.change) as (keyof DraftRequest)[]).some(
      (key) => !isSame(theirs.draft[key], mine.draft[key]),
    )
    const pathsOf = (page: RequestPage) => page.items.map((item) => item.path)
    const otherFields = Object.keys(this.#unsent.items).length > 0 && !isSame(pathsOf(theirs), pathsOf(mine))
    if (bothWrote || otherFields || theirs.request.state !== 'draft') {
      this.#set('conflict', null, theirs)
      return false
    }
    this.#take(theirs)
    return true
  }

  #fail(problem: ShownProblem): false {
    const isAway = problem.status === 0 || problem.status >= 500
    this.#set(isAway ? 'offline' : 'refused', problem)
    if (isAway) this.#wake(this.#of.retry ?? 4000)
    return false
  }

  /** Answers whether everything typed has been saved. */
  async #flush(): Promise<boolean> {
    for (let attempt = 0; !isNothing(this.#unsent); attempt++) {
      this.#set('saving')
      try {
        await this.#send(this.#unsent)
      } catch (error) {
        const problem = problemOf(error)
        if (problem.code !== 'requests/request-changed' || attempt > 3) return this.#fail(problem)
        try {
          if (!(await this.#rebase())) return false
        } catch (again) {
          return this.#fail(problemOf(again))
        }
      }
    }
    this.#of.keepUnsent?.(null)
    this.#set('saved')
    return true
  }

  async #screen(): Promise<void> {
    this.#isStale = false
    this.#isScreening = true
    this.#screeningProblem = null
    this.#tell()
    try {
      this.#take(await this.#of.wire.screen())
    } catch (error) {
      this.#screeningProblem = problemOf(error)
      if (this.#screeningProblem.status === 0) {
        this.#isStale = true
        this.#wake(this.#of.retry ?? 4000)
      }
    }
    this.#isScreening = false
    this.#tell()
  }

  async #runAct(act: Act): Promise<void> {
    try {
      const next = await act.run(this.#page.request.version)
      this.#isStale = true
      this.#take(next)
      this.#typed = this.#unsent
      this.#tell()
      act.done(next)
    } catch (error) {
      act.fail(error)
    }
  }

  /** Saves, does what was asked for, screens: in this order, until nothing is left. */
  async #work(): Promise<void> {
    for (;;) {
      if (this.#saving === 'conflict' || !(await this.#flush())) {
        for (const act of this.#acts.splice(0)) act.fail(new RefusedRequest(this.#problem ?? offlineProblem()))
        return
      }
      const act = this.#acts.shift()
      if (act === undefined) break
      await this.#runAct(act)
    }
    if (this.#isStale && this.#page.request.state === 'draft') await this.#screen()
    if (!isNothing(this.#unsent) || this.#acts.length > 0) this.#wake(0)
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    clearTimeout(this.#timer)
    try {
      await this.#work()
    } finally {
      this.#isRunning = false
    }
  }
}
