import { formatDay } from '#design/desk/format.ts'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { RuleTablePage } from '../../contract.ts'
import { words } from '../words.data.ts'

/** Versions of a table, newest first, with why each came. */
export function Versions(props: { of: RuleTablePage['versions'] }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const states = { 'in-force': w.inForce, scheduled: w.scheduled, replaced: w.replaced, draft: w.draft }
  return (
    <ul className="rows" aria-label={w.versions}>
      {props.of.map((each) => (
        <li key={each.version} className="row rule-table-row">
          <span className="row-main">
            <span className="row-title">{w.version(each.version)}</span>
            <span className="row-sub">
              {each.reason}
              {each.by === null ? '' : ` · ${each.by}`}
            </span>
          </span>
          <span className="row-marks">
            <span className="row-when">{w.since(formatDay(each.validFrom, language))}</span>
            <span className="chip state-replaced">{each.source === 'shipped' ? w.shipped : w.county}</span>
            <span className={`chip state-${each.state}`}>{states[each.state]}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
