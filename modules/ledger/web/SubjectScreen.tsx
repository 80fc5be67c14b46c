import { Link, useParams } from '@tanstack/react-router'
import { Checkbox, Input } from 'antd'
import { useMemo, useState } from 'react'
import { ENTITY_NAMES, useAllElements, useElementName } from '#modules/catalogue/web/index.ts'
import { EntityName } from '#modules/catalogue/contract.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { FactRow } from './FactRow.tsx'
import './ledger.css'
import { keptReason } from './reason.ts'
import { Residence } from './Residence.tsx'
import { ShowWhole } from './ShowWhole.tsx'
import { useSubject, type LedgerFact } from './use-ledger.ts'
import { words } from './words.ts'

/** By what a subject of each entity is called. */
const NAMED_BY = [
  'person_name',
  'org_name',
  'plot_name',
  'event_title',
  'household_address',
  'dwelling_address',
  'subsidy_category',
]

const nameOf = (facts: readonly LedgerFact[]): string | undefined =>
  NAMED_BY.map((id) => facts.find((fact) => fact.element === id)?.value).find(
    (value) => value !== null && value !== undefined,
  )

/** Elements of the entity of which nothing was ever said of this subject: a person may say the first thing. */
function useNeverRecorded(entity: string, facts: readonly LedgerFact[]): readonly LedgerFact[] {
  const all = useAllElements().data?.elements
  return useMemo(() => {
    const said = new Set(facts.map((fact) => fact.element))
    return (all ?? [])
      .filter(
        (each) =>
          each.entity === entity && each.derivation === null && each.sensitivity !== 'vault' && !said.has(each.id),
      )
      .map(({ id, nameZh, unit, sensitivity }) => ({
        element: id,
        nameZh,
        unit,
        sensitivity,
        value: null,
        validFrom: null,
        confirmedOn: null,
        source: null,
        inConflict: false,
        history: [],
      }))
  }, [all, entity, facts])
}

function Facts(props: { entity: string; id: string; facts: readonly LedgerFact[] }) {
  const w = useWords(words)
  const [blank, setBlank] = useState(false)
  const [wanted, setWanted] = useState('')
  const [correcting, setCorrecting] = useState<LedgerFact | undefined>(undefined)
  const never = useNeverRecorded(props.entity, props.facts)
  const nameOf = useElementName()
  const shown = [...props.facts, ...(blank ? never : [])].filter(
    (fact) =>
      (blank || fact.value !== null) &&
      `${fact.nameZh} ${nameOf(fact.element)} ${fact.element}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  )
  return (
    <>
      <div className="toolbar">
        <Input
          type="search"
          value={wanted}
          aria-label={w.filter}
          placeholder={w.filter}
          onChange={(event) => setWanted(event.target.value)}
          allowClear
        />
        <Checkbox checked={blank} onChange={(event) => setBlank(event.target.checked)}>
          {w.showBlank}
        </Checkbox>
      </div>
      <ul className="rows" aria-label={w.facts}>
        {shown.map((fact) => (
          <FactRow
            key={fact.element}
            entity={props.entity}
            id={props.id}
            fact={fact}
            correct={() => setCorrecting(fact)}
          />
        ))}
      </ul>
      {correcting === undefined ? null : (
        <CorrectDialog entity={props.entity} id={props.id} fact={correcting} close={() => setCorrecting(undefined)} />
      )}
    </>
  )
}

/** All the ledger holds of one subject, each fact with who said it and since when. */
export function SubjectScreen() {
  const w = useWords(words)
  const { language } = useLanguage()
  const { entity = 'person', subjectId = '' } = useParams({ strict: false })
  const [purpose, setPurpose] = useState<string | undefined>(undefined)
  const subject = useSubject(entity, subjectId, keptReason(), purpose)
  const kind = EntityName.safeParse(entity)
  return (
    <Loadable of={subject}>
      {(page) => (
        <>
          <PageHead
            before={
              <Link to="/ledger" className="back">
                ‹ {w.back}
              </Link>
            }
            title={nameOf(page.facts) ?? w.noName}
            help={
              <span className="num">
                {kind.success ? ENTITY_NAMES[kind.data][language] : entity} · {page.areaName}
              </span>
            }
          />
          <Residence subject={page} />
          <ShowWhole isMasked={page.isMasked} show={setPurpose} hide={() => setPurpose(undefined)} />
          <Facts entity={entity} id={subjectId} facts={page.facts} />
        </>
      )}
    </Loadable>
  )
}
