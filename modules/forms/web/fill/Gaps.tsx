import { useState } from 'react'
import { useElementName } from '#modules/catalogue/web/index.ts'
import { formatCount } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { Pages } from '#design/desk/Pages.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FillSummary, Gap } from '../../contract.ts'
import { useGaps } from '../use-fills.ts'
import { words } from '../words/fill-words.ts'

interface Filter {
  readonly kind: string
  readonly element: string
}
/** Gaps on a page, as the server cuts them. */
const PAGE = 100
/** Under which the server counts rows of nobody in the ledger. */
const NOBODY = 'not-in-ledger'
const ALL: Filter = { kind: '', element: '' }

function Groups(props: { fill: FillSummary; chosen: Filter; choose: (filter: Filter) => void }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const nameOf = useElementName()
  const isChosen = (filter: Filter): boolean =>
    filter.kind === props.chosen.kind && filter.element === props.chosen.element
  const button = (filter: Filter, name: string, kind: 'missing' | 'stale' | 'conflict' | undefined, count: number) => (
    <button type="button" className="group" aria-pressed={isChosen(filter)} onClick={() => props.choose(filter)}>
      <span>{name}</span>
      {kind === undefined ? null : <span className={`chip chip-${kind}`}>{w[kind]}</span>}
      <span className="num group-count">{formatCount(count, language)}</span>
    </button>
  )
  return (
    <ul className="groups" aria-label={w.groups}>
      <li>{button(ALL, w.allGaps, undefined, props.fill.gaps)}</li>
      {props.fill.gapGroups.map((group) => (
        <li key={`${group.kind}-${group.element}`}>
          {button(
            { kind: group.kind, element: group.element },
            group.element === NOBODY ? w.nobody : nameOf(group.element, group.nameZh),
            group.kind,
            group.count,
          )}
        </li>
      ))}
    </ul>
  )
}

function GapRow({ gap }: { gap: Gap }) {
  const w = useWords(words)
  const nameOf = useElementName()
  return (
    <li className="row gap-row">
      <div className="row-main">
        <span className="row-title">{gap.subject}</span>
        <span className="row-sub">{gap.areaName}</span>
      </div>
      <span>{gap.element === NOBODY ? w.nobody : nameOf(gap.element, gap.nameZh)}</span>
      <span className={`chip chip-${gap.kind}`}>{w[gap.kind]}</span>
      <span className="gap-detail">{gap.detail}</span>
      <span className="num row-when">{gap.cell}</span>
    </li>
  )
}

/** What the ledger lacks for this form: by kind and element, and by person. */
export function Gaps({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  const [filter, setFilter] = useState<Filter>(ALL)
  const [page, setPage] = useState(1)
  const gaps = useGaps(fill.id, { ...filter, page })
  if (fill.gaps === 0) return <p className="nothing">{w.noGaps}</p>
  return (
    <>
      <p className="lead">{w.gapsHelp}</p>
      <div className="gaps">
        <Groups
          fill={fill}
          chosen={filter}
          choose={(next) => {
            setFilter(next)
            setPage(1)
          }}
        />
        <div>
          <Loadable of={gaps}>
            {(list) => (
              <>
                <ul className="rows" aria-label={w.tabGaps(list.total)}>
                  {list.gaps.map((gap) => (
                    <GapRow key={`${gap.sheet}-${gap.cell}-${gap.subjectId}-${gap.element}`} gap={gap} />
                  ))}
                </ul>
                <Pages page={page} pages={Math.ceil(list.total / PAGE)} go={setPage} />
              </>
            )}
          </Loadable>
        </div>
      </div>
    </>
  )
}
