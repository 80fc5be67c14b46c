import { Link, useParams } from '@tanstack/react-router'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { ENTITY_NAMES } from '#modules/catalogue/web/index.ts'
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

function Facts(props: { entity: string; id: string; facts: readonly LedgerFact[] }) {
  const w = useWords(words)
  const [blank, setBlank] = useState(false)
  const [wanted, setWanted] = useState('')
  const [correcting, setCorrecting] = useState<LedgerFact | undefined>(undefined)
  const shown = props.facts.filter(
    (fact) => (blank || fact.value !== null) && `${fact.nameZh}${fact.element}`.includes(wanted.trim()),
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
