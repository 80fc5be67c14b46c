import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Figures } from '#design/desk/Figures.tsx'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { DutyComparison, DutyList } from '../contract.ts'
import './duties.css'
import { answersFor, DutyRow } from './DutyRows.tsx'
import { useDutyComparison, useDutyLists } from './use-duties.ts'
import { PART_NAMES, words } from './words.ts'

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <section className="duty-part">
      <h2>
        {title} <span className="num">{count}</span>
      </h2>
      <ul className="rows" aria-label={title}>
        {children}
      </ul>
    </section>
  )
}

function Changes({ of }: { of: DutyComparison }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const parts = (changed: readonly string[]): string =>
    changed.map((part) => PART_NAMES[part]?.[language] ?? part).join(language === 'zh' ? '、' : ', ')
  const isSame = of.added.length + of.dropped.length + of.classChanged.length + of.reworded.length === 0
  return (
    <>
      <Figures
        label={w.compareTitle}
        of={[
          { name: w.added, value: of.added.length },
          { name: w.dropped, value: of.dropped.length },
          { name: w.classChanged, value: of.classChanged.length },
          { name: w.reworded, value: of.reworded.length },
          { name: w.unchanged, value: of.unchanged },
        ]}
      />
      {isSame ? <p className="nothing">{w.same}</p> : null}
      <Part title={w.classChanged} count={of.classChanged.length}>
        {of.classChanged.map(({ before, after }) => (
          <DutyRow
            key={after.id}
            item={after}
            note={`${w.became(w[before.class], w[after.class])} · ${answersFor(after)}`}
          />
        ))}
      </Part>
      <Part title={w.added} count={of.added.length}>
        {of.added.map((item) => (
          <DutyRow key={item.id} item={item} />
        ))}
      </Part>
      <Part title={w.dropped} count={of.dropped.length}>
        {of.dropped.map((item) => (
          <DutyRow key={item.id} item={item} />
        ))}
      </Part>
      <Part title={w.reworded} count={of.reworded.length}>
        {of.reworded.map(({ after, changed }) => (
          <DutyRow key={after.id} item={after} note={w.changedParts(parts(changed))} />
        ))}
      </Part>
    </>
  )
}

function Choose({ lists }: { lists: readonly DutyList[] }) {
  const w = useWords(words)
  const [later, setLater] = useState(lists[0]?.id ?? '')
  const [earlier, setEarlier] = useState(lists[1]?.id ?? '')
  const comparison = useDutyComparison(later, earlier)
  const options = lists.map((list) => (
    <option key={list.id} value={list.id}>
      {`${list.title} · ${w[list.state]}`}
    </option>
  ))
  return (
    <>
      <div className="duty-compare">
        <NativeSelect label={w.earlier} value={earlier} change={setEarlier}>
          {options}
        </NativeSelect>
        <NativeSelect label={w.later} value={later} change={setLater}>
          {options}
        </NativeSelect>
      </div>
      {later === earlier ? (
        <p className="nothing">{w.sameList}</p>
      ) : (
        <Loadable of={comparison}>{(found) => <Changes of={found} />}</Loadable>
      )}
    </>
  )
}

/** What changed from one version of the list to another. */
export function CompareScreen() {
  const w = useWords(words)
  const lists = useDutyLists()
  return (
    <>
      <PageHead
        before={
          <Link to="/duties" className="back">
            ‹ {w.back}
          </Link>
        }
        title={w.compareTitle}
      />
      <Loadable of={lists} isEmpty={(page) => page.lists.length < 2} empty={<p className="nothing">{w.oneList}</p>}>
        {(page) => <Choose lists={page.lists} />}
      </Loadable>
    </>
  )
}
