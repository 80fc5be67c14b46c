import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { DutyListInForce } from '#modules/responsibilities/contract.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useWords } from '#design/desk/words.tsx'
import { request } from '#platform/client/request.ts'
import { words } from '../words/apply-words.data.ts'
import { useDetail } from './KindFields.tsx'
import { useDraft } from './use-draft.ts'

const MOST = 8

interface Item {
  readonly itemId: string
  readonly code: string
  readonly title: string
  readonly class: string
}

const useDutySearch = (search: string) =>
  useQuery({
    queryKey: ['duty-search', search],
    queryFn: async () => {
      const found = await request(DutyListInForce, 'GET', `/duty-lists/in-force?${new URLSearchParams({ search })}`)
      return found.items
        .slice(0, MOST)
        .map((item): Item => ({ itemId: item.id, code: item.code, title: item.title, class: item.class }))
    },
    enabled: search.length >= 2,
    placeholderData: (earlier) => earlier,
  })

function DutyClassChip({ of }: { of: string }) {
  const w = useWords(words)
  const key = of === 'basic' || of === 'shared' || of === 'taken-back' || of === 'off-list' ? of : 'unnamed'
  return <span className={`chip duty-chip-${key}`}>{w[key]}</span>
}

function Items(props: { label: string; items: readonly Item[] }) {
  const { keeper } = useDraft()
  return (
    <ul className="duty-options" aria-label={props.label}>
      {props.items.map((item) => (
        <li key={item.itemId}>
          <button type="button" onClick={() => keeper.change({ dutyItemId: item.itemId })}>
            <span className="num duty-option-code">{item.code}</span>
            <span>{item.title}</span>
            <DutyClassChip of={item.class} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Chosen() {
  const w = useWords(words)
  const { draft, page, keeper } = useDraft()
  const { detail, set } = useDetail()
  const duty = page.screening?.duty
  const isKnown = duty?.itemId === draft.dutyItemId
  return (
    <>
      <div className="duty-chosen">
        {isKnown && duty !== undefined ? (
          <>
            <Link to={`/duty-items/${draft.dutyItemId ?? ''}`}>{duty.title}</Link>
            <DutyClassChip of={duty.class} />
          </>
        ) : (
          <span aria-busy="true">…</span>
        )}
        <Button onClick={() => keeper.change({ dutyItemId: null })}>{w.dutyRemove}</Button>
      </div>
      {isKnown && duty?.class === 'taken-back' ? (
        <p className="field-wrong">{w.takenBackNote(duty.mainDepartment ?? '')}</p>
      ) : null}
      {isKnown && duty?.class === 'shared' ? (
        <TextField
          label={w.mainPart}
          value={detail.mainPartSupplied ?? ''}
          most={1000}
          rows={2}
          help={w.mainPartHelp}
          change={(mainPartSupplied) => set({ mainPartSupplied })}
        />
      ) : null}
    </>
  )
}

/** The item of the duty list it belongs to: suggested from its words, or looked for. */
export function DutyPicker() {
  const w = useWords(words)
  const { draft, page } = useDraft()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useDutySearch(search)
  const suggestions = page.screening?.duty.suggestions ?? []
  return (
    <div className="apply-duty" id="duty" tabIndex={-1}>
      <h3>{w.duty}</h3>
      {draft.dutyItemId !== null ? (
        <Chosen />
      ) : (
        <>
          {suggestions.length === 0 ? (
            <p className="field-note">{w.dutyNone}</p>
          ) : (
            <>
              <p className="field-note">{w.dutySuggested}</p>
              <Items label={w.dutySuggested} items={suggestions} />
            </>
          )}
          <Input
            type="search"
            allowClear
            aria-label={w.dutySearch}
            placeholder={w.dutySearch}
            value={typed}
            maxLength={80}
            onChange={(event) => setTyped(event.target.value)}
          />
          {search.length < 2 ? null : (
            <Loadable
              of={found}
              isEmpty={(items) => items.length === 0}
              empty={<p className="field-note">{w.dutyNotFound}</p>}
            >
              {(items) => <Items label={w.dutyFound} items={items} />}
            </Loadable>
          )}
        </>
      )}
    </div>
  )
}
