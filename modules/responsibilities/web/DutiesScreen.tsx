import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '#design/desk/Facts.tsx'
import { Figures } from '#design/desk/Figures.tsx'
import { formatDay } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { DutyList } from '../contract.ts'
import { StateChip } from './ClassChip.tsx'
import { DraftPanel } from './DraftPanel.tsx'
import './duties.css'
import { DutyRows } from './DutyRows.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { useDutyList, useDutyLists, useMayKeep } from './use-duties.ts'
import { words } from './words.ts'

function VersionPicker({ lists, chosen }: { lists: readonly DutyList[]; chosen: DutyList }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const when = (list: DutyList): string => (list.validFrom === null ? '' : ` · ${formatDay(list.validFrom, language)}`)
  return (
    <NativeSelect label={w.version} value={chosen.id} change={(id) => void navigate({ to: `/duties/${id}` })}>
      {lists.map((list) => (
        <option key={list.id} value={list.id}>
          {`${list.title} · ${w[list.state]}${when(list)}`}
        </option>
      ))}
    </NativeSelect>
  )
}

function About({ list }: { list: DutyList }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const day = (text: string | null): string | null => (text === null ? null : formatDay(text, language))
  const { basic, shared, takenBack } = list.counts
  return (
    <>
      {basic + shared + takenBack === 0 ? (
        <span />
      ) : (
        <Figures
          label={w.counts}
          of={[
            { name: w.basic, value: basic },
            { name: w.shared, value: shared },
            { name: w['taken-back'], value: takenBack },
          ]}
        />
      )}
      <Facts
        of={[
          [w.state, <StateChip key="state" of={list.state} />],
          [w.from, day(list.validFrom)],
          [w.until, day(list.validTo)],
          [w.source, list.sourceFile],
          [w.publishedBy, list.publishedBy],
        ]}
      />
    </>
  )
}

function Draft({ id }: { id: string }) {
  const draft = useDutyList(id)
  return <Loadable of={draft}>{(page) => (page.state === 'draft' ? <DraftPanel draft={page} /> : null)}</Loadable>
}

function Lists({ lists }: { lists: readonly DutyList[] }) {
  const { listId } = useParams({ strict: false })
  const wanted = lists.find((list) => list.id === listId)
  const chosen = wanted ?? lists.find((list) => list.state === 'in-force') ?? lists[0]
  if (chosen === undefined) return null
  const isEmpty = chosen.counts.basic + chosen.counts.shared + chosen.counts.takenBack === 0
  return (
    <>
      <div className="duty-head">
        <div className="duty-version">
          <VersionPicker lists={lists} chosen={chosen} />
        </div>
        <About list={chosen} />
      </div>
      {chosen.state === 'draft' ? <Draft key={chosen.id} id={chosen.id} /> : null}
      {isEmpty ? null : <DutyRows key={chosen.id} list={chosen} />}
    </>
  )
}

function Actions({ lists, openImport }: { lists: readonly DutyList[]; openImport: () => void }) {
  const w = useWords(words)
  const { listId } = useParams({ strict: false })
  const mayKeep = useMayKeep()
  const shown = lists.find((list) => list.id === listId) ?? lists.find((list) => list.state === 'in-force')
  return (
    <>
      {lists.length < 2 ? null : (
        <Link to="/duty-comparison">
          <Button tabIndex={-1}>{w.compare}</Button>
        </Link>
      )}
      {shown === undefined || shown.sourceFile === null ? null : (
        <Button href={`/api/v1/duty-lists/${shown.id}/workbook`} download>
          {w.download}
        </Button>
      )}
      {mayKeep ? (
        <Button type="primary" onClick={openImport}>
          {w.import}
        </Button>
      ) : null}
    </>
  )
}

/** The duty list of the county's townships, the version in force first; drafts for those who keep it. */
export function DutiesScreen() {
  const w = useWords(words)
  const lists = useDutyLists()
  const [importing, setImporting] = useState(false)
  return (
    <>
      <PageHead
        title={w.title}
        help={w.help}
        actions={<Actions lists={lists.data?.lists ?? []} openImport={() => setImporting(true)} />}
      />
      <Loadable
        of={lists}
        isEmpty={(page) => page.lists.length === 0}
        empty={
          <p className="nothing">
            {w.noList}。{w.noListNext}
          </p>
        }
      >
        {(page) => <Lists lists={page.lists} />}
      </Loadable>
      {importing ? <ImportDialog close={() => setImporting(false)} /> : null}
    </>
  )
}
