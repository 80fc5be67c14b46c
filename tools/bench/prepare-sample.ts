import { execFileSync } from 'node:child_process'
import pg from 'pg'
import { measureChild } from './measure-child.ts'

const SEEDED_AT_MOST = 100_000

/** A PostgreSQL server for benchmarks: DATABASE_URL, else the one the tests use. */
export const serverUrl = (): string =>
  process.env['DATABASE_URL'] ??
  execFileSync('sh', [new URL('../start-test-postgres.sh', import.meta.url).pathname], { encoding: 'utf8' }).trim()

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/**
 * More residents than the generator is asked for: every person and household once more under new ids and numbers. `519900` stays the
 * prefix of all ID numbers; check digits do not matter to reading.
 */
async function multiply(client: pg.Client, times: number): Promise<void> {
  const columnsOf = async (table: string): Promise<readonly string[]> =>
    (
      await client.query<{ column_name: string }>(
        `select column_name from information_schema.columns where table_schema = 'ledger' and table_name = $1 order by ordinal_position`,
        [table],
      )
    ).rows.map((row) => row.column_name)
  const again = (column: string, nth: number): string => `md5(${column}::text || '${nth}')::uuid`
  for (const [table, numbers] of [
    ['household', { household_no: (nth: number) => `household_no || '-${nth}'` }],
    [
      'person',
      {
        person_id_number: (nth: number) =>
          `left(person_id_number, 13) || chr(64 + ${nth}) || right(person_id_number, 4)`,
      },
    ],
  ] as const) {
    const columns = await columnsOf(table)
    await client.query(`create temp table source_${table} as select * from ledger.${table}`)
    for (let nth = 1; nth < times; nth += 1) {
      const values = columns.map((column) => {
        const number = (numbers as Readonly<Record<string, (nth: number) => string>>)[column]
        if (number !== undefined) return number(nth)
        return ['id', 'household_id', 'head_id', 'father_id', 'mother_id', 'guardian_id', 'spouse_id'].includes(column)
          ? again(column, nth)
          : `"${column}"`
      })
      await client.query(
        `insert into ledger.${table} (${columns.map((column) => `"${column}"`).join(', ')}) select ${values.join(', ')} from source_${table}`,
      )
    }
    await client.query(`analyze ledger.${table}`)
  }
}

/** URL of a database that holds the sample county with this many residents; loaded at the first call and kept. */
export async function prepareSample(residents: number): Promise<string> {
  const server = serverUrl()
  const name = `yici_sample_${residents}`
  const at = (database: string): string => Object.assign(new URL(server), { pathname: `/${database}` }).href
  const there = await withClient(
    server,
    async (client) => (await client.query('select from pg_database where datname = $1', [name])).rowCount === 1,
  )
  if (there) return at(name)
  const making = `${name}_making`
  await withClient(server, async (client) => {
    await client.query(`drop database if exists ${making} with (force)`)
    if (residents <= SEEDED_AT_MOST) await client.query(`create database ${making}`)
  })
  if (residents <= SEEDED_AT_MOST) {
    const run = await measureChild('./yici', ['seed', '--residents', `${residents}`], {
      env: { DATABASE_URL: at(making) },
    })
    process.stderr.write(`seeded ${residents} residents in ${Math.round(run.ms / 1000)} s\n`)
  } else {
    await prepareSample(SEEDED_AT_MOST)
    await withClient(server, (client) =>
      client.query(`create database ${making} template yici_sample_${SEEDED_AT_MOST}`),
    )
    await withClient(at(making), (client) => multiply(client, Math.round(residents / SEEDED_AT_MOST)))
  }
  // One transaction wrote each row once for every source; between real deliveries autovacuum would have given that space back.
  await withClient(at(making), (client) => client.query('vacuum (full, analyze)'))
  await withClient(server, (client) => client.query(`alter database ${making} rename to ${name}`))
  return at(name)
}
