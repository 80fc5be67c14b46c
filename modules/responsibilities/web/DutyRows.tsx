import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { Loadable } from '#design/desk/Loadable.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { DutyItem, DutyList, DutyQuestion } from '../contract.ts'
import { ClassChip } from './ClassChip.tsx'
import { DutyFilter } from './DutyFilter.tsx'
import { useDutyItems } from './use-duties.ts'
import { words } from './words.ts'

/** Who answers for an item, in one line. */
export const answersFor = (item: DutyItem): string =>
  [item.domain, item.mainDepartment ?? item.takenBackBy, item.assistingDepartments.join('、')]
    .filter((part) => part !== null && part !== '')
    .join(' · ')

export function DutyRow({ item, note }: { item: DutyItem; note?: string }) {
  return (
    <li className="row duty-row">
      <span className="duty-code num">{item.code}</span>
      <div className="row-main">
        <Link to={`/duty-items/${item.id}`} className="row-title">
          {item.title}
        </Link>
        <span className="row-sub">{note ?? answersFor(item)}</span>
      </div>
      <ClassChip of={item.class} />
    </li>
  )
}

/** The items of one list, searched and filtered. */
export function DutyRows({ list }: { list: DutyList }) {
  const w = useWords(words)
  const [question, setQuestion] = useState<DutyQuestion>({})
  const found = useDutyItems(list.id, useDeferredValue(question))
  const all = list.counts.basic + list.counts.shared + list.counts.takenBack
  return (
    <>
      <DutyFilter
        question={question}
        ask={setQuestion}
        departments={found.data?.departments ?? []}
        domains={found.data?.domains ?? []}
      />
      <Loadable
        of={found}
        isEmpty={(page) => page.items.length === 0}
        empty={
          <p className="nothing">
            {w.none}。{w.noneNext}
          </p>
        }
      >
        {(page) => (
          <>
            <output className="field-note num">{w.found(page.items.length, all)}</output>
            <ul className="rows" aria-label={w.title}>
              {page.items.map((item) => (
                <DutyRow key={item.id} item={item} />
              ))}
            </ul>
          </>
        )}
      </Loadable>
    </>
  )
}
