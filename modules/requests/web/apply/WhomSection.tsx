import { Button } from 'antd'
import { useState } from 'react'
import { AreaPicker, useAreasBelow, useSession, type PickedArea } from '#modules/organisations/web/index.ts'
import { addDays, type PlainDate } from '#platform/time.ts'
import { formatCount } from '#design/desk/format.ts'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { DraftRequest } from '../../contract.ts'
import { words } from '../words/apply-words.data.ts'
import { DateTimeField, OptionalDay } from './DateFields.tsx'
import { Section } from './Section.tsx'
import { useDraft } from './use-draft.ts'

/** The digits all areas inside begin with. */
const prefixOf = (code: string): string =>
  code.endsWith('000000') ? code.slice(0, 6) : code.endsWith('000') ? code.slice(0, 9) : code

/** With the new one; those inside it are in it already. */
export const withArea = (codes: readonly string[], added: string): string[] =>
  codes.some((code) => added.startsWith(prefixOf(code)))
    ? [...codes]
    : [...codes.filter((code) => !code.startsWith(prefixOf(added))), added]

function useAreaNames(own: PickedArea | undefined): (code: string) => string | undefined {
  const below = useAreasBelow(own?.code)
  const { page } = useDraft()
  return (code) =>
    own?.code === code
      ? own.name
      : (below.data?.areas.find((area) => area.code === code)?.name ??
        page.recipients.find((area) => area.areaCode === code)?.areaName)
}

function Chosen(props: { nameOf: (code: string) => string | undefined; own: string | undefined }) {
  const w = useWords(words)
  const { draft, keeper } = useDraft()
  if (draft.areaCodes.length === 0) return <p className="field-note">{w.areasNone}</p>
  return (
    <ul className="area-chips" aria-label={w.areas}>
      {draft.areaCodes.map((code) => {
        const name = props.nameOf(code) ?? w.areaOutside(code)
        const shown = code === props.own ? w.wholeCounty(name) : name
        return (
          <li key={code} className="area-chip">
            {shown}
            <button
              type="button"
              aria-label={w.removeArea(shown)}
              onClick={() => keeper.change({ areaCodes: draft.areaCodes.filter((one) => one !== code) })}
            >
              ×
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Areas() {
  const w = useWords(words)
  const { language } = useLanguage()
  const { draft, page, keeper } = useDraft()
  const session = useSession().data?.signedIn
  const own = session === null || session === undefined ? undefined : { code: session.areaCode, name: session.areaName }
  const nameOf = useAreaNames(own)
  const [picked, setPicked] = useState<PickedArea>()
  if (own === undefined || session === null || session === undefined) return null
  const add = picked ?? own
  return (
    <div className="apply-areas">
      <Chosen nameOf={nameOf} own={own.code} />
      <div className="apply-area-add">
        <AreaPicker own={{ ...own, level: session.areaLevel }} change={setPicked} />
        <Button onClick={() => keeper.change({ areaCodes: withArea(draft.areaCodes, add.code) })}>
          {`${w.addArea}${language === 'en' ? ' ' : ''}“${add.name}”`}
        </Button>
      </div>
      <p className="field-note num" aria-live="polite">
        {page.request.recipients === 0
          ? ''
          : w.reaches(formatCount(page.request.recipients, language), w[draft.targetLevel])}
        {draft.population === null ? '' : ` · ${w.population(draft.population.words)}`}
      </p>
    </div>
  )
}

function Times() {
  const w = useWords(words)
  const { draft, keeper } = useDraft()
  const frequencies = DraftRequest.shape.frequency.unwrap().options
  return (
    <div className="apply-grid" id="when" tabIndex={-1}>
      <DateTimeField
        label={w.due}
        value={draft.dueAt}
        help={w.dueHelp}
        change={(to) => keeper.change({ dueAt: to ?? null })}
      />
      <OptionalDay
        label={w.expires}
        value={draft.expiresOn}
        help={w.expiresHelp}
        change={(to) => keeper.change({ expiresOn: to ?? null })}
      />
      <NativeSelect
        label={w.frequency}
        value={draft.frequency}
        change={(to) => {
          const frequency = frequencies.find((one) => one === to)
          if (frequency !== undefined) keeper.change({ frequency })
        }}
      >
        {frequencies.map((one) => (
          <option key={one} value={one}>
            {w[one]}
          </option>
        ))}
      </NativeSelect>
      <div className="apply-period">
        <OptionalDay
          label={w.periodFrom}
          value={draft.periodFrom}
          change={(to) => keeper.change({ periodFrom: to ?? null })}
        />
        <OptionalDay
          label={w.periodTo}
          // Half-open inside, closed on the page.
          value={draft.periodTo === null ? null : addDays(draft.periodTo as PlainDate, -1)}
          change={(to) => keeper.change({ periodTo: to === undefined ? null : addDays(to as PlainDate, 1) })}
        />
      </div>
    </div>
  )
}

/** Who would have to do it, and until when. */
export function WhomSection() {
  const w = useWords(words)
  const { draft, keeper } = useDraft()
  return (
    <Section id="whom" title={w.whom}>
      <NativeSelect
        label={w.level}
        value={draft.targetLevel}
        change={(to) => keeper.change({ targetLevel: to === 'township' ? 'township' : 'village' })}
      >
        <option value="village">{w.village}</option>
        <option value="township">{w.township}</option>
      </NativeSelect>
      <Areas />
      <Times />
    </Section>
  )
}
