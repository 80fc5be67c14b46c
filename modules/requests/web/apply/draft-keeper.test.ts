import { describe, expect, test, vi } from 'vitest'
import { RefusedRequest, type ShownProblem } from '#platform/client/request.ts'
import { RequestPage, type DraftRequest, type RequestItem } from '../../contract.ts'
import { DraftKeeper, type DraftWire } from './draft-keeper.ts'
import type { Change, Unsent } from './unsent.ts'

const item = (position: number, change: Partial<RequestItem> = {}): RequestItem => ({
  position,
  path: [`第${position}项`],
  sheet: null,
  cell: null,
  verdict: 'new',
  element: null,
  elementName: null,
  role: null,
  aggregate: null,
  action: 'ask',
  purpose: null,
  isTrace: false,
  expiresOn: null,
  heldShare: null,
  freshShare: null,
  holder: null,
  minutesEach: 1,
  ...change,
})

function aPage(change: Partial<DraftRequest> = {}): RequestPage {
  return {
    request: {
      id: 'r1',
      kind: 'data',
      lane: 'one-matter',
      state: 'draft',
      title: '助浴需求',
      issuerName: '民政局',
      controlNumber: null,
      targetLevel: 'village',
      recipients: 1,
      dueAt: null,
      minutes: null,
      blocks: 0,
      warnings: 0,
      updatedAt: '2026-11-23T02:00:00.000Z',
      decideBy: null,
      version: 1,
      formId: null,
    },
    draft: {
      kind: 'data',
      lane: 'one-matter',
      title: '助浴需求',
      purpose: '',
      legalBasis: '',
      noticeText: '',
      dutyItemId: null,
      targetLevel: 'village',
      areaCodes: [],
      frequency: 'once',
      periodFrom: null,
      periodTo: null,
      dueAt: null,
      urgentReason: '',
      expiresOn: null,
      population: null,
      detail: {},
      ...change,
    },
    issuer: { bodyId: 'b1', name: '民政局' },
    items: [item(0), item(1)],
    screening: null,
    life: [],
    number: null,
    recipients: [],
    comments: [],
    returns: [],
    mergedInto: null,
    mergedFrom: [],
    may: ['submit'],
    isOurs: true,
  }
}

const refusal = (status: number, code: string): ShownProblem => ({ status, code, title: code, nextStep: '' })

/** A server of one draft, as the real one answers: every change asks for the version it came from. */
function aServer(page: RequestPage = aPage()) {
  const server = { page, isAway: false, saves: [] as Change[], screenings: 0 }
  const next = (change: Partial<RequestPage>): RequestPage => {
    const request = { ...server.page.request, version: server.page.request.version + 1 }
    server.page = { ...server.page, ...change, request: { ...request, ...change.request, version: request.version } }
    return server.page
  }
  const reach = async (version?: number): Promise<void> => {
    await new Promise((soon) => setTimeout(soon, 2))
    if (server.isAway) throw new RefusedRequest(refusal(0, 'client/offline'))
    if (version !== undefined && version !== server.page.request.version) {
      throw new RefusedRequest(refusal(409, 'requests/request-changed'))
    }
  }
  const wire: DraftWire = {
    load: async () => {
      await reach()
      return server.page
    },
    save: async (version, change) => {
      await reach(version)
      if (change.title === '不许') throw new RefusedRequest(refusal(422, 'requests/anything'))
      server.saves.push(change)
      return next({ draft: { ...server.page.draft, ...(change as Partial<DraftRequest>) } })
    },
    trim: async (version, items) => {
      await reach(version)
      const changes = new Map(items.map((one) => [one.position, one]))
      return next({
        items: server.page.items.map((one) => {
          const change = changes.get(one.position)
          const action = change?.drop === undefined ? one.action : change.drop ? 'dropped' : 'ask'
          return { ...one, action, purpose: change?.purpose ?? one.purpose }
        }),
      })
    },
    screen: async () => {
      await reach()
      server.screenings += 1
      return next({})
    },
  }
  const somebodyElse = (change: Partial<DraftRequest>): void =>
    void next({ draft: { ...server.page.draft, ...change } })
  return { server, wire, somebodyElse }
}

function begun(page = aPage(), unsent?: Unsent) {
  const { server, wire, somebodyElse } = aServer(page)
  const kept: (Unsent | null)[] = []
  const keeper = new DraftKeeper({
    page,
    wire,
    unsent,
    pause: 5,
    retry: 20,
    keepUnsent: (left) => kept.push(left),
  })
  keeper.retry()
  return { server, keeper, kept, somebodyElse }
}

const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 2000, interval: 5 })

test('the page of these tests is one the server could answer', () => {
  expect(RequestPage.safeParse(aPage()).success).toBe(true)
})

describe('saving', () => {
  test('several keys are saved together, once, and screened after', async () => {
    const { server, keeper } = begun()
    keeper.change({ purpose: '排' })
    keeper.change({ purpose: '排班', legalBasis: '条例' })
    expect(keeper.read().draft.purpose).toBe('排班')
    await eventually(() => expect(server.screenings).toBeGreaterThan(0))
    await eventually(() => expect(server.page.draft).toMatchObject({ purpose: '排班', legalBasis: '条例' }))
    expect(server.saves).toHaveLength(1)
    expect(keeper.read().saving).toBe('saved')
  })

  test('what is typed while a save is under way is neither lost nor overwritten by its answer', async () => {
    const { server, keeper } = begun()
    keeper.change({ purpose: '一' })
    await eventually(() => expect(keeper.read().saving).toBe('saving'))
    keeper.change({ purpose: '一二三' })
    await eventually(() => expect(server.page.draft.purpose).toBe('一二三'))
    expect(keeper.read().draft.purpose).toBe('一二三')
  })

  test('a field is seen left out at once, and its purpose kept beside it', async () => {
    const { server, keeper } = begun()
    keeper.changeItems({ 1: { purpose: '备料' } })
    keeper.changeItems({ 1: { drop: true } })
    expect(keeper.read().items[1]).toMatchObject({ action: 'dropped', purpose: '备料' })
    await eventually(() => expect(server.page.items[1]).toMatchObject({ action: 'dropped', purpose: '备料' }))
    keeper.changeItems({ 1: { drop: false } })
    await eventually(() => expect(server.page.items[1]?.action).toBe('ask'))
  })

  test('a refusal is shown with what was typed, and the next change tries again', async () => {
    const { server, keeper } = begun()
    keeper.change({ title: '不许' })
    await eventually(() => expect(keeper.read().saving).toBe('refused'))
    expect(keeper.read()).toMatchObject({ draft: { title: '不许' }, problem: { code: 'requests/anything' } })
    keeper.change({ title: '可以' })
    await eventually(() => expect(server.page.draft.title).toBe('可以'))
  })
})

describe('without a network', () => {
  test('what was typed is kept on the machine, and saved when the network is back', async () => {
    const { server, keeper, kept } = begun()
    await eventually(() => expect(server.screenings).toBe(1))
    server.isAway = true
    keeper.change({ purpose: '离线写的' })
    await eventually(() => expect(keeper.read().saving).toBe('offline'))
    expect(kept.at(-1)?.change).toEqual({ purpose: '离线写的' })
    server.isAway = false
    await eventually(() => expect(server.page.draft.purpose).toBe('离线写的'))
    expect(kept.at(-1)).toBeNull()
  })

  test('what an earlier visit left is shown and sent', async () => {
    const { server, keeper } = begun(aPage(), { change: { purpose: '上次写的' }, items: { 0: { drop: true } } })
    expect(keeper.read()).toMatchObject({ draft: { purpose: '上次写的' }, items: [{ action: 'dropped' }, {}] })
    await eventually(() => expect(server.page.draft.purpose).toBe('上次写的'))
    await eventually(() => expect(server.page.items[0]?.action).toBe('dropped'))
  })

  test('an act that cannot leave is refused, and the draft stays', async () => {
    const { server, keeper } = begun()
    await eventually(() => expect(server.screenings).toBe(1))
    server.isAway = true
    keeper.change({ purpose: '没送出' })
    const submit = vi.fn(() => Promise.resolve(server.page))
    await expect(keeper.act(submit)).rejects.toMatchObject({ problem: { code: 'client/offline' } })
    expect(submit).not.toHaveBeenCalled()
    expect(keeper.read().draft.purpose).toBe('没送出')
  })
})

describe('two people at once', () => {
  test('who wrote other things is merged without a question', async () => {
    const { server, keeper, somebodyElse } = begun()
    await eventually(() => expect(server.screenings).toBe(1))
    somebodyElse({ legalBasis: '别人写的依据' })
    keeper.change({ purpose: '我写的用途' })
    await eventually(() => expect(server.page.draft.purpose).toBe('我写的用途'))
    expect(server.page.draft.legalBasis).toBe('别人写的依据')
    expect(keeper.read()).toMatchObject({ saving: 'saved', draft: { legalBasis: '别人写的依据' } })
  })

  test.each([
    ['keepMine', '我写的'],
    ['takeTheirs', '别人写的'],
  ] as const)('who wrote the same is asked; %s', async (way, purpose) => {
    const { server, keeper, somebodyElse } = begun()
    await eventually(() => expect(server.screenings).toBe(1))
    somebodyElse({ purpose: '别人写的' })
    keeper.change({ purpose: '我写的' })
    await eventually(() => expect(keeper.read().saving).toBe('conflict'))
    expect(keeper.read()).toMatchObject({ draft: { purpose: '我写的' }, theirs: { draft: { purpose: '别人写的' } } })
    keeper[way]()
    await eventually(() => expect(keeper.read().saving).toBe('saved'))
    expect([server.page.draft.purpose, keeper.read().draft.purpose]).toEqual([purpose, purpose])
  })
})
