/**
 * From the start of `./yici serve` on an installed, seeded embedded database (10,000 residents) until it answers: the whole process.
 * `node tools/bench/serve-start.ts [--runs 5]`. The seeded directory is kept in .cache/bench for the next run; each start gets it as it was left.
 */
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { measureChild, medianOf, printFigure, type ChildRun } from './measure-child.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } })
const RESIDENTS = 10_000
const PORT = 4790
const home = new URL('../../', import.meta.url).pathname
const data = `${home}.cache/bench/embedded-${RESIDENTS}`

async function seed(): Promise<ChildRun> {
  const making = `${data}.making`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true })
  const run = await measureChild('./yici', ['seed', '--residents', `${RESIDENTS}`], {
    cwd: home,
    env: { YICI_DATA: making, DATABASE_URL: '' },
  })
  await rm(data, { recursive: true, force: true })
  await rename(making, data)
  return run
}

/** Answered means by the application, from the database: the session endpoint and, signed in by persona, the list of forms. */
async function untilAnswered(): Promise<void> {
  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`http://127.0.0.1:${PORT}${path}`, { ...init, signal: AbortSignal.timeout(60_000) })
  const deadline = performance.now() + 120_000
  for (;;) {
    try {
      const session = await ask('/api/v1/session')
      if (session.status < 500) break
    } catch {
      // Not listening yet.
    }
    if (performance.now() > deadline) throw new Error('the server did not answer within two minutes')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  const { personas } = (await (await ask('/api/v1/personas')).json()) as { personas: readonly { id: string }[] }
  const signedIn = await ask('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personaId: personas[0]?.id }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const forms = await ask('/api/v1/forms', { headers: { cookie } })
  if (forms.status !== 200) throw new Error(`/api/v1/forms answered ${forms.status}`)
}

const seeded = existsSync(data) && process.env['BENCH_SEED'] === undefined ? undefined : await seed()
if (seeded !== undefined)
  printFigure({
    name: `\`yici seed --residents ${RESIDENTS}\` into the embedded database, the whole process`,
    unit: 's',
    values: [seeded.ms / 1000],
    rssMb: seeded.rssMb,
    note: `no limit set; processor ${Math.round(seeded.cpuMs / 1000)} s`,
  })
const starts: ChildRun[] = []
for (let run = 0; run < Number(values.runs); run += 1)
  starts.push(
    await measureChild('./yici', ['serve', '--demo', '--port', `${PORT}`], {
      cwd: home,
      env: { YICI_DATA: data, DATABASE_URL: '' },
      until: untilAnswered,
    }),
  )
printFigure({
  name: `\`yici serve\`, embedded, ${RESIDENTS} residents: start to the first answered list of forms`,
  unit: 's',
  values: starts.map((run) => run.ms / 1000),
  limit: '≤ 5',
  rssMb: Math.max(...starts.map((run) => run.rssMb)),
  note: `processor ${(medianOf(starts.map((run) => run.cpuMs)) / 1000).toFixed(1)} s; memory has no limit set`,
})
