import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import type { DatabaseScope, Transaction } from './database.ts'

const system: DatabaseScope = { kind: 'system' }
let own: TestDatabase
beforeAll(async () => {
  own = await freshDatabase()
  await own.db.transaction(system, (tx) =>
    sql
      .raw(
        `create schema probe;
         create table probe.row (county_code text, area_code text collate "C", n numeric, big int8, d date, at timestamptz, j jsonb);
         alter table probe.row enable row level security;
         create policy in_scope on probe.row
           using (county_code = current_setting('yici.county', true)
             and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))`,
      )
      .execute(tx.kysely),
  )
})
afterAll(() => own.drop())

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const count = async (tx: Transaction): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from probe.row`.execute(tx.kysely)).rows[0]?.n ?? -1

/** Runs in a transaction that is rolled back: each test leaves nothing. */
async function rolledBack(run: (tx: Transaction) => Promise<void>): Promise<void> {
  const stop = new Error('rolled back by the test')
  await expect(
    own.db.transaction(system, async (tx) => {
      await run(tx)
      throw stop
    }),
  ).rejects.toBe(stop)
}

describe('values leave the same on both engines', () => {
  test.each([
    [`date '2026-02-03'`, '2026-02-03'],
    [`timestamptz '2026-02-03 08:00:00+08'`, '2026-02-03T00:00:00.000Z'],
    [`timestamptz '2026-02-03 00:00:00.5+00'`, '2026-02-03T00:00:00.500Z'],
    ['12.50::numeric', 12.5],
    ['0.00001::numeric', 0.00001],
    ['12345678901234567890.5::numeric', '12345678901234567890.5'],
    ['9007199254740991::int8', 9007199254740991],
    ['9007199254740993::int8', '9007199254740993'],
    [`'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
    [`array['a','b']`, ['a', 'b']],
    ['null::date', null],
    ['true', true],
  ])('%s', async (expression, expected) => {
    const answer = await own.db.transaction(system, (tx) =>
      sql.raw<{ v: unknown }>(`select ${expression} as v`).execute(tx.kysely),
    )
    expect(answer.rows[0]?.v).toEqual(expected)
  })
})

describe('a transaction', () => {
  test('that fails leaves nothing', async () => {
    await rolledBack(async (tx) => {
      await tx.copyIn('probe.row (county_code)', [bytes('511123\n')])
      expect(await count(tx)).toBe(1)
    })
    expect(await own.db.transaction(system, count)).toBe(0)
  })

  test('whose error was swallowed does not pretend to be saved', async () => {
    const swallowing = own.db.transaction(system, async (tx) => {
      await sql`select nothing_here`.execute(tx.kysely).catch(() => undefined)
    })
    await expect(swallowing).rejects.toThrow(/swallowed/)
  })

  test('nested: an error rolls back to its start only', async () => {
    await rolledBack(async (tx) => {
      await tx.copyIn('probe.row (county_code)', [bytes('a\n')])
      await expect(
        tx.nested(async (inner) => {
          await inner.copyIn('probe.row (county_code)', [bytes('b\n')])
          await sql`select nothing_here`.execute(inner.kysely)
        }),
      ).rejects.toThrow()
      expect(await count(tx)).toBe(1)
    })
  })

  test('inside another is refused at once instead of waiting for itself', async () => {
    await rolledBack(async () => {
      await expect(async () => own.db.transaction(system, count)).rejects.toThrow(/tx.nested/)
    })
  })

  test('may not be used after its end', async () => {
    const kept = await own.db.transaction(system, (tx) => Promise.resolve({ tx }))
    await expect(count(kept.tx)).rejects.toThrow(/ended/)
  })
})

describe('COPY', () => {
  const lines = (n: number): string =>
    Array.from({ length: n }, (_, i) => `511123\t${511123001000 + (i % 7)}\n`).join('')

  test('in and out keeps every row, whatever the chunks', async () => {
    const text = lines(60_000)
    await rolledBack(async (tx) => {
      const odd = Array.from({ length: Math.ceil(text.length / 777) }, (_, i) =>
        bytes(text.slice(i * 777, (i + 1) * 777)),
      )
      expect(await tx.copyIn('probe.row (county_code, area_code)', odd)).toBe(60_000)
      let out = ''
      for await (const chunk of tx.copyOut('select county_code, area_code from probe.row'))
        out += Buffer.from(chunk).toString()
      expect(out).toBe(text)
    })
  })

  test('a reader that stops early leaves the session usable', async () => {
    await rolledBack(async (tx) => {
      await tx.copyIn('probe.row (county_code, area_code)', [bytes(lines(60_000))])
      for await (const chunk of tx.copyOut('select * from probe.row')) {
        expect(chunk.length).toBeGreaterThan(0)
        break
      }
      expect(await count(tx)).toBe(60_000)
    })
  })

  test('a bad row is an error, and the last row needs no newline', async () => {
    await rolledBack(async (tx) => {
      await expect(tx.nested((inner) => inner.copyIn('probe.row (n)', [bytes('12\nnot a number\n')]))).rejects.toThrow(
        /numeric/,
      )
      expect(await tx.copyIn('probe.row (n)', [bytes('12')])).toBe(1)
    })
  })

  test('an error of its source is passed on', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes('1\n')
      await Promise.reject(new Error('the file was cut'))
    }
    await expect(own.db.transaction(system, (tx) => tx.copyIn('probe.row (n)', broken()))).rejects.toThrow(
      'the file was cut',
    )
    expect(await own.db.transaction(system, count)).toBe(0)
  })
})

describe('row-level security', () => {
  const actor = (county: string, from: string, to: string): DatabaseScope => ({
    kind: 'actor',
    countyCode: county,
    areaFrom: from,
    areaTo: to,
    memberId: '00000000-0000-8000-8000-000000000000',
  })

  beforeAll(() =>
    own.db.transaction(system, async (tx) => {
      const areas = ['511123101201', '511123101202', '511123102201', '511124101201']
      await tx.copyIn(
        'probe.row (county_code, area_code)',
        areas.map((code) => bytes(`${code.slice(0, 6)}\t${code}\n`)),
      )
    }),
  )
  afterAll(() => own.db.transaction(system, (tx) => sql`delete from probe.row`.execute(tx.kysely)))

  test.each([
    ['village A', actor('511123', '511123101201', '511123101202'), ['511123101201']],
    ['village B', actor('511123', '511123101202', '511123101203'), ['511123101202']],
    ['township', actor('511123', '511123101000', '511123102000'), ['511123101201', '511123101202']],
    ['county', actor('511123', '511123000000', '511124000000'), ['511123101201', '511123101202', '511123102201']],
    ['another county', actor('511124', '511124000000', '511125000000'), ['511124101201']],
    ['a range wider than its county', actor('511124', '511100000000', '511200000000'), ['511124101201']],
    ['nobody', actor('', '', ''), []],
  ])('%s sees its own rows only', async (_name, scope, expected) => {
    const seen = await own.db.transaction(scope, (tx) =>
      sql<{ a: string }>`select area_code as a from probe.row order by a`.execute(tx.kysely),
    )
    expect(seen.rows.map((row) => row.a)).toEqual(expected)
  })

  test('an actor neither writes into another area nor changes its rows, and the next transaction is free of the scope', async () => {
    const scope = actor('511123', '511123101201', '511123101202')
    await expect(
      own.db.transaction(scope, (tx) =>
        sql`insert into probe.row values ('511123', '511123101202')`.execute(tx.kysely),
      ),
    ).rejects.toThrow(/row-level security/)
    const changed = await own.db.transaction(scope, (tx) => sql`update probe.row set n = 1`.execute(tx.kysely))
    expect(Number(changed.numAffectedRows)).toBe(1)
    expect(await own.db.transaction(system, count)).toBe(4)
  })

  test('transactions that come at once do not mix their scopes', async () => {
    const villages = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? '511123101201' : '511123101202'))
    const seen = await Promise.all(
      villages.map((code) =>
        own.db.transaction(actor('511123', code, `${Number(code) + 1}`), (tx) =>
          sql<{ a: string }>`select area_code as a from probe.row`.execute(tx.kysely),
        ),
      ),
    )
    expect(seen.map((answer) => answer.rows.map((row) => row.a))).toEqual(villages.map((code) => [code]))
  })
})
