import { Link } from '@tanstack/react-router'
import { ENTITY_NAMES } from '#modules/catalogue/web/index.ts'
import { EntityName } from '#modules/catalogue/contract.ts'
import { useAreasBelow, useSession } from '#modules/organisations/web/index.ts'
import { Figures } from '#design/desk/Figures.tsx'
import { formatCount } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import './ledger.css'
import { FindSubject } from './FindSubject.tsx'
import { useSummary } from './use-ledger.ts'
import { words } from './words.ts'

const ENTITIES = EntityName.exclude(['area']).options
type Summary = NonNullable<ReturnType<typeof useSummary>['data']>

function ByArea({ summary, area }: { summary: Summary; area: string }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const below = useAreasBelow(area)
  const names = new Map((below.data?.areas ?? []).map((each) => [each.code, each.name]))
  const shown = ENTITIES.filter((entity) => (summary.totals[entity] ?? 0) > 0)
  if (summary.areas.length < 2) return null
  return (
    <section className="by-area">
      <h2>{w.byArea}</h2>
      <ScrollTable label={w.byArea} className="num">
        <thead>
          <tr>
            <th scope="col">{w.area}</th>
            {shown.map((entity) => (
              <th key={entity} scope="col">
                {ENTITY_NAMES[entity][language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summary.areas.map((each) => (
            <tr key={each.areaCode}>
              <th scope="row">{names.get(each.areaCode) ?? each.areaCode}</th>
              {shown.map((entity) => (
                <td key={entity}>{formatCount(each.counts[entity] ?? 0, language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}

function Held({ area }: { area: string }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const summary = useSummary(area)
  return (
    <Loadable of={summary}>
      {(held) => (
        <>
          <Figures
            label={w.held}
            of={ENTITIES.filter((entity) => (held.totals[entity] ?? 0) > 0).map((entity) => ({
              name: ENTITY_NAMES[entity][language],
              value: formatCount(held.totals[entity] ?? 0, language),
            }))}
          />
          <p>
            {held.openConflicts === 0 ? (
              w.settled
            ) : (
              <Link to="/ledger/conflicts">{w.settleLink(formatCount(held.openConflicts, language))}</Link>
            )}
          </p>
          <FindSubject />
          <ByArea summary={held} area={area} />
        </>
      )}
    </Loadable>
  )
}

/** What the ledger holds of the actor's area; the way to a subject and to what disagrees. */
export function LedgerScreen() {
  const w = useWords(words)
  const own = useSession().data?.signedIn
  return (
    <>
      <PageHead title={w.title} help={own === null || own === undefined ? w.help : `${own.areaName} · ${w.help}`} />
      {own === null || own === undefined ? null : <Held area={own.areaCode} />}
    </>
  )
}
