import { Link } from '@tanstack/react-router'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { z } from 'zod'
import type { RuleTableList } from '../contract.ts'
import './rules.css'
import { Proposals } from './show/Proposals.tsx'
import { useRuleProposals, useRuleTables } from './use-rules.ts'
import { words } from './words.data.ts'

function TableRow(props: { of: z.infer<typeof RuleTableList>['tables'][number] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const { of } = props
  return (
    <li className="row rule-table-row">
      <span className="row-main">
        <Link className="row-title" to="/rules/$key" params={{ key: of.key }}>
          {of.title[language]}
        </Link>
        <span className="row-sub">
          {w.rows(of.rows)} · {w.version(of.version)}
          {of.validFrom === null ? '' : ` · ${w.since(formatDay(of.validFrom, language))}`}
        </span>
      </span>
      <span className="row-marks">
        {of.hasDraft ? <span className="chip rule-draft">{w.draft}</span> : null}
        {of.overrides > 0 ? <span className="chip rule-core">{w.overrides(of.overrides)}</span> : null}
        {of.openProposals > 0 ? <span className="chip proposal-open">{w.openProposals(of.openProposals)}</span> : null}
      </span>
    </li>
  )
}

/** The rule tables of the county, and proposals to change them. */
export function RulesScreen() {
  const w = useWords(words)
  const tables = useRuleTables()
  const proposals = useRuleProposals()
  return (
    <>
      <PageHead title={w.title} help={w.help} />
      <Loadable of={tables} isEmpty={(data) => data.tables.length === 0} empty={<p className="nothing">{w.none}</p>}>
        {(data) => (
          <ul className="rows" aria-label={w.tables}>
            {data.tables.map((each) => (
              <TableRow key={each.key} of={each} />
            ))}
          </ul>
        )}
      </Loadable>
      <section className="rule-section">
        <h2>{w.proposals}</h2>
        <Loadable of={proposals}>{(data) => <Proposals of={data.proposals} mayDecide={data.mayDecide} />}</Loadable>
      </section>
    </>
  )
}
