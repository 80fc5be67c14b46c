import { readFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  commandLineActor,
  countyOf,
  getArea,
  isAreaCode,
  listCountiesHere,
} from '#modules/organisations/server/index.ts'
import type { DispatchAnswer, ListImport } from '#modules/requests/contract.ts'
import { countyOfNumber, dispatchHere, importDispatches, refusedListRows } from '#modules/requests/server/index.ts'
import { readConfig } from '#platform/config/read-config.ts'
import type { Database } from '#platform/database/index.ts'
import { execute, type Actor, type Download, type ServerParts } from '#platform/http/index.ts'
import { createLog } from '#platform/log/log.ts'
import { openForCommand } from './open-database.ts'
import { EXIT } from './refusal.ts'

export interface DispatchOptions {
  /** Control number of the request to send. */
  readonly number?: string
  /** Only the recipients inside this 12-digit area. */
  readonly area?: string
  /** Name of the body it is sent for; that of the number when absent. */
  readonly as?: string
  /** The request that is meant: a number of another one is refused. */
  readonly request?: string
  /** A list of numbers and areas, .xlsx or .csv. */
  readonly file?: string
  /** Where refused rows of the list are written. */
  readonly refused?: string
  readonly json?: boolean
}

/** The county of the area, or of the number where it is set up here, or the only one there is. */
async function actorFor(db: Database, { area, number = '' }: DispatchOptions): Promise<Actor> {
  const county = await db.transaction({ kind: 'system' }, async (tx) => {
    if (area !== undefined && isAreaCode(area)) return countyOf((await getArea(tx, area)).code)
    const here = await listCountiesHere(tx)
    return here.find((one) => one === countyOfNumber(number)) ?? here[0] ?? '000000'
  })
  return commandLineActor(county.padEnd(12, '0'))
}

function tell(done: DispatchAnswer, json: boolean | undefined): void {
  process.stdout.write(
    json === true ? `${JSON.stringify(done)}\n` : `已下发 ${done.dispatched} 个，此前已下发 ${done.already} 个\n`,
  )
}

function tellList(list: ListImport, json: boolean | undefined): void {
  if (json === true) return void process.stdout.write(`${JSON.stringify(list)}\n`)
  process.stdout.write(
    `共 ${list.rows} 行：已下发 ${list.taken}，此前已下发 ${list.unchanged}，退回 ${list.refused}\n` +
      list.faults.map((one) => `  第 ${one.row} 行 ${one.column} ${one.value}：${one.reasonZh}\n`).join(''),
  )
}

/** `yici dispatch`, on an open database: what a test runs too. Answers the exit code. */
export async function dispatchOn(parts: ServerParts, options: DispatchOptions): Promise<number> {
  const actor = await actorFor(parts.db, options)
  const { number = '', area, as, request, file } = options
  if (file === undefined) {
    const input = {
      controlNumber: number,
      ...(area === undefined ? {} : { areaCode: area }),
      ...(as === undefined ? {} : { as }),
      ...(request === undefined ? {} : { requestId: request }),
    }
    tell((await execute(parts, { operation: dispatchHere, input, actor })) as DispatchAnswer, options.json)
    return EXIT.done
  }
  const list = new File([new Uint8Array(await readFile(file))], basename(file))
  // Whose word the list is: the gate office's, since it names requests of several bodies.
  const keeper = { ...actor, roles: [...actor.roles, 'gatekeeper'] }
  const taken = (await execute(parts, {
    operation: importDispatches,
    input: { file: list },
    actor: keeper,
  })) as ListImport
  tellList(taken, options.json)
  const { refused } = options
  if (taken.refused > 0 && refused !== undefined) {
    await execute(
      parts,
      { operation: refusedListRows, input: { importId: taken.id }, actor: keeper },
      async (output) => {
        const { body } = output as Download
        await pipeline(Readable.from(body, { objectMode: false }), createWriteStream(refused))
      },
    )
  }
  return taken.refused > 0 ? EXIT.doneWithRemarks : EXIT.done
}

/** `yici dispatch --number N [--area CODE] [--as BODY]` or `--file LIST`. Answers the exit code. */
export async function runDispatch(options: DispatchOptions): Promise<number> {
  if (options.number === undefined && options.file === undefined) {
    process.stderr.write('要写 --number 准入码，或 --file 清单。 Give --number or --file.\n')
    return EXIT.usage
  }
  if (options.file !== undefined && (options.as !== undefined || options.number !== undefined)) {
    process.stderr.write('--file 里每行写明准入码，不与 --number、--as 同用。 --file goes without --number and --as.\n')
    return EXIT.usage
  }
  const db = await openForCommand(readConfig(process.env))
  try {
    const log = createLog('error', (line) => void process.stderr.write(`${line}\n`))
    return await dispatchOn({ db, log, settings: { demo: false }, now: () => new Date(), reactions: {} }, options)
  } finally {
    await db.close()
  }
}
