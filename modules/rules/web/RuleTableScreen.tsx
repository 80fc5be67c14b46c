import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RuleTablePage } from '../contract.ts'
import { RuleEditor } from './edit/RuleEditor.tsx'
import './rules.css'
import { Grid } from './show/Grid.tsx'
import { Overrides } from './show/Overrides.tsx'
import { Parameters } from './show/Parameters.tsx'
import { Proposals } from './show/Proposals.tsx'
import { Sentences } from './show/Sentences.tsx'
import { Versions } from './show/Versions.tsx'
import { useRuleTable } from './use-rules.ts'
import { words } from './words.data.ts'

function Rules(props: { page: RuleTablePage }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [asGrid, setAsGrid] = useState(false)
  const { table } = props.page
  return (
    <section aria-label={w.rulesOfTable}>
      <fieldset className="toolbar rule-show" aria-label={w.show}>
        <div className="page-head-actions">
          <Button
            aria-pressed={!asGrid}
            type={asGrid ? 'default' : 'primary'}
            ghost={!asGrid}
            onClick={() => setAsGrid(false)}
          >
            {w.sentences}
          </Button>
          <Button
            aria-pressed={asGrid}
            type={asGrid ? 'primary' : 'default'}
            ghost={asGrid}
            onClick={() => setAsGrid(true)}
          >
            {w.grid}
          </Button>
        </div>
      </fieldset>
      {asGrid ? (
        <Grid content={table} facts={table.facts} label={table.title[language]} />
      ) : (
        <Sentences content={table} facts={table.facts} />
      )}
      {table.complete ? <p className="field-note">{w.complete}</p> : null}
    </section>
  )
}

function Reading(props: { page: RuleTablePage; edit: () => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { page } = props
  const { table } = page
  return (
    <>
      <PageHead
        before={
          <Link to="/rules" className="back">
            ‹ {w.back}
          </Link>
        }
        title={table.title[language]}
        help={`${w.version(table.version)} · ${w.since(formatDay(table.validFrom ?? '', language))}`}
        actions={
          page.mayEdit ? (
            <Button type="primary" onClick={props.edit}>
              {page.draft === null ? w.edit : w.editOn}
            </Button>
          ) : undefined
        }
      />
      <Rules page={page} />
      <section className="rule-section">
        <h2>{w.parameters}</h2>
        <Parameters of={table.parameters} />
      </section>
      <Overrides page={page} />
      {page.proposals.length === 0 ? null : (
        <section className="rule-section">
          <h2>{w.proposals}</h2>
          <Proposals of={page.proposals} mayDecide={page.mayEdit} />
        </section>
      )}
      <section className="rule-section">
        <h2>{w.versions}</h2>
        <Versions of={page.versions} />
      </section>
    </>
  )
}

/** One rule table: to read, and for the gatekeeper to edit as a draft. */
export function RuleTableScreen() {
  const { key } = useParams({ strict: false })
  const page = useRuleTable(key ?? '')
  const [editing, setEditing] = useState(false)
  return (
    <Loadable of={page}>
      {(data) =>
        editing && data.mayEdit ? (
          <RuleEditor page={data} stop={() => setEditing(false)} />
        ) : (
          <Reading page={data} edit={() => setEditing(true)} />
        )
      }
    </Loadable>
  )
}
