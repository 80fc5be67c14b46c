import { readTemplate } from '#modules/forms/server/index.ts'
import { Problem } from '#platform/errors.ts'
import type { Demand, DemandIssuer, FileRead } from '../contract.ts'
import { findOffices, type Place } from '../domain/find-offices.ts'
import { foldText } from '../domain/fold-text.ts'

export interface ReadFile {
  readonly read: FileRead
  readonly issuer: DemandIssuer | null
}

const plainName = (name: string): string => name.replace(/\.[^.]+$/, '')

/** What a dropped file is. One that cannot be read is kept with why. */
export async function readDroppedFile(bytes: Uint8Array, name: string, place: Place): Promise<ReadFile> {
  try {
    const { description } = await readTemplate(bytes, name)
    const sheets = description.sheets.filter((sheet) => sheet.kind !== 'none')
    const headers = sheets.flatMap((sheet) =>
      sheet.tables.flatMap((table) => [...table.columns, ...table.rows].map((leaf) => leaf.path.at(-1) ?? '')),
    )
    const lines = sheets.flatMap((sheet) => [sheet.title ?? '', ...sheet.preamble]).join('\n')
    const office = findOffices(foldText(lines), place).find((mention) => mention.isKnown)
    return {
      read: {
        name,
        title: sheets.find((sheet) => sheet.title !== undefined)?.title ?? plainName(name),
        headers: [...new Set(headers.filter((header) => header !== ''))].slice(0, 60),
        refusal: null,
      },
      issuer:
        office === undefined
          ? null
          : {
              words: lines.slice(office.span.from, office.span.to),
              span: null,
              bodyId: office.body?.id ?? null,
              bodyName: office.body?.name ?? null,
              sureness: 'likely',
            },
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const refusal = {
      code: error.code,
      title: { zh: error.titleZh, en: error.titleEn },
      nextStep: { zh: error.nextStepZh, en: error.nextStepEn },
    }
    return { read: { name, title: null, headers: [], refusal }, issuer: null }
  }
}

/** The demands of a text together with what the file adds: its headers, its title, who made it. */
export function withFile(demands: readonly Demand[], file: ReadFile | undefined): readonly Demand[] {
  if (file === undefined || file.read.refusal !== null) return demands
  const fields = file.read.headers.slice(0, 40).map((words) => ({ words: words.slice(0, 40), span: null }))
  const wanted = demands.find((demand) => demand.kind === 'data' || demand.kind === 'report')
  if (wanted === undefined)
    return [
      ...demands,
      {
        position: demands.length,
        title: (file.read.title ?? file.read.name).slice(0, 60),
        titleSpan: null,
        kind: 'data',
        span: { from: 0, to: 0 },
        issuer: file.issuer,
        due: null,
        fields,
        means: [],
        numbers: [],
        corrected: [],
      },
    ]
  const isVague = wanted.title.length <= 6 || /附件|表格|此表/.test(wanted.title)
  return demands.map((demand) =>
    demand !== wanted
      ? demand
      : {
          ...demand,
          fields: demand.fields.length > 0 ? demand.fields : fields,
          issuer: demand.issuer ?? file.issuer,
          title: isVague && file.read.title !== null ? file.read.title.slice(0, 60) : demand.title,
        },
  )
}
