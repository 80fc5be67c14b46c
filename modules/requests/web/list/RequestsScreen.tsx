import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useDeferredValue, useState } from 'react'
import { formatCount } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { Pages } from '#design/desk/Pages.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { RequestKind, RequestState } from '../../contract.ts'
import { describeState } from '../../domain/describe-life.ts'
import '../requests.css'
import { PAGE_SIZE, useReader, useRequests } from '../use-requests.ts'
import { KIND_ORDER, KINDS } from '../words/kinds.data.ts'
import { words } from '../words/list-words.ts'
import { shared } from '../words/shared-words.ts'
import { RequestRow } from './RequestRow.tsx'

type Of = 'all' | 'own' | 'to-us'
interface Filter {
  readonly of: Of
  readonly state: RequestState | undefined
  readonly kind: RequestKind | undefined
  readonly search: string
}

interface Filtering {
  readonly filter: Filter
  readonly change: (change: Partial<Filter>) => void
}

function WhichOnes({ filter, change }: Filtering) {
  const w = useWords(words)
  const reader = useReader()
  const kinds: readonly (readonly [Of, string])[] = [
    ...(reader.isRecipient ? ([['to-us', w.toUs]] as const) : []),
    ...(reader.mayApply ? ([['own', w.own]] as const) : []),
    ['all', w.all],
  ]
  if (kinds.length === 1) return null
  return (
    <Segmented
      className="request-of"
      aria-label={w.of}
      value={filter.of}
      options={kinds.map(([value, label]) => ({ value, label }))}
      onChange={(of) => change({ of })}
    />
  )
}

function Filters({ filter, change }: Filtering) {
  const w = useWords(words)
  const s = useWords(shared)
  const { language } = useLanguage()
  return (
    <div className="request-filters">
      <Input
        type="search"
        allowClear
        aria-label={w.search}
        placeholder={w.search}
        value={filter.search}
        maxLength={80}
        onChange={(event) => change({ search: event.target.value })}
      />
      <NativeSelect
        label={s.state}
        hideLabel
        value={filter.state ?? ''}
        change={(to) => change({ state: RequestState.safeParse(to).data })}
      >
        <option value="">{w.anyState}</option>
        {RequestState.options.map((state) => (
          <option key={state} value={state}>
            {describeState(state)[language]}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label={s.kind}
        hideLabel
        value={filter.kind ?? ''}
        change={(to) => change({ kind: RequestKind.safeParse(to).data })}
      >
        <option value="">{w.anyKind}</option>
        {KIND_ORDER.map((kind) => (
          <option key={kind} value={kind}>
            {KINDS[kind][language]}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}

function Nothing(props: { filter: Filter; clear: () => void; apply: (() => void) | undefined }) {
  const w = useWords(words)
  const { filter } = props
  const isFiltered = filter.state !== undefined || filter.kind !== undefined || filter.search !== ''
  const what = isFiltered ? w.emptyFound : { own: w.emptyOwn, 'to-us': w.emptyToUs, all: w.emptyAll }[filter.of]
  const next = isFiltered || filter.of === 'all' ? undefined : filter.of === 'own' ? w.emptyOwnNext : w.emptyToUsNext
  return (
    <div className="surface request-nothing">
      <p className="request-nothing-what">{what}</p>
      {next === undefined ? null : <p>{next}</p>}
      {isFiltered ? (
        <Button onClick={props.clear}>{w.clear}</Button>
      ) : props.apply === undefined || filter.of !== 'own' ? null : (
        <Button type="primary" onClick={props.apply}>
          {w.apply}
        </Button>
      )}
    </div>
  )
}

const NO_FILTER = { state: undefined, kind: undefined, search: '' } as const

function useFiltered() {
  const reader = useReader()
  const [chosen, setChosen] = useState<Partial<Filter>>({})
  const [page, setPage] = useState(1)
  const usual: Of = reader.mayApply ? 'own' : reader.isRecipient ? 'to-us' : 'all'
  const filter: Filter = { of: usual, ...NO_FILTER, ...chosen }
  const search = useDeferredValue(filter.search.trim())
  const found = useRequests({ ...filter, search, offset: (page - 1) * PAGE_SIZE })
  const change = (to: Partial<Filter>): void => {
    setChosen((before) => ({ ...before, ...to }))
    setPage(1)
  }
  return { filter, change, page, setPage, found }
}

/** Requests of the county, of one's own body, or sent to one's own village or township. */
export function RequestsScreen() {
  const w = useWords(words)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const { mayApply } = useReader()
  const { filter, change, page, setPage, found } = useFiltered()
  const apply = mayApply ? (): void => void navigate({ to: '/requests/new' }) : undefined
  const button = (
    <Button type="primary" size="large" onClick={apply}>
      {w.apply}
    </Button>
  )
  return (
    <>
      <PageHead title={w.title} help={w.help} {...(mayApply ? { actions: button } : {})} />
      <WhichOnes filter={filter} change={change} />
      <Filters filter={filter} change={change} />
      <Loadable
        of={found}
        isEmpty={({ total }) => total === 0}
        empty={<Nothing filter={filter} apply={apply} clear={() => change(NO_FILTER)} />}
      >
        {({ requests, total }) => (
          <>
            <p className="request-count num" aria-live="polite">
              {w.count(formatCount(total, language))}
            </p>
            <ul className="rows" aria-label={w.title}>
              {requests.map((one) => (
                <RequestRow key={one.id} of={one} />
              ))}
            </ul>
            <Pages page={page} pages={Math.ceil(total / PAGE_SIZE)} go={setPage} />
          </>
        )}
      </Loadable>
    </>
  )
}
