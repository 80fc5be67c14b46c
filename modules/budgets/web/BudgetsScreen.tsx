import { Button, Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSession } from '#modules/organisations/web/index.ts'
import { today } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { NativeSelect } from '#design/desk/NativeSelect.tsx'
import { PageHead } from '#design/desk/PageHead.tsx'
import { Pages } from '#design/desk/Pages.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { BudgetHolder, BudgetPage, BudgetRow } from '../contract.ts'
import { BudgetDialog, type BudgetToSet } from './BudgetDialog.tsx'
import { BudgetTable, formatHours, leftOf } from './BudgetTable.tsx'
import './budgets.css'
import { useBudgets } from './use-budgets.ts'
import { words } from './words.ts'

const PAGE = 50

/** Months and years around today, the running one among them. */
function periodsAround(holder: BudgetHolder): readonly string[] {
  const [year = 0, month = 1] = today().split('-').map(Number)
  if (holder === 'department') return [year + 1, year, year - 1, year - 2].map(String)
  return Array.from({ length: 16 }, (_, at) => {
    const months = year * 12 + month - 1 + 3 - at
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
  })
}

const isOver = (row: BudgetRow): boolean => (leftOf(row) ?? 0) < 0
/** Who is over first, then who has used most. */
const byNeed = (a: BudgetRow, b: BudgetRow): number =>
  Number(isOver(b)) - Number(isOver(a)) || b.bound + b.settled - a.bound - a.settled

function Found(props: { of: BudgetPage; search: string; only: string; set: ((set: BudgetToSet) => void) | undefined }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [page, setPage] = useState(1)
  const { of, search, only, set } = props
  const over = of.rows.filter(isOver).length
  const rows = of.rows
    .filter((row) => row.name.includes(search))
    .filter((row) => only === '' || (only === 'over' ? isOver(row) : row.requests > 0))
    .toSorted(byNeed)
  const pages = Math.max(1, Math.ceil(rows.length / PAGE))
  const at = Math.min(page, pages)
  const label = of.holder === 'department' ? w.departments : w.villages
  return (
    <>
      <p className="budget-said num" aria-live="polite">
        {over === 0 ? null : <span className="chip budget-over-chip">{w.overN(over)}</span>}
        <span>{of.defaultMinutes === null ? w.noDefault : w.defaultIs(formatHours(of.defaultMinutes, language))}</span>
      </p>
      {rows.length === 0 ? (
        <p className="surface nothing budget-nothing">{w.nothing}</p>
      ) : (
        <BudgetTable
          label={label}
          rows={rows.slice((at - 1) * PAGE, at * PAGE)}
          change={
            set === undefined
              ? undefined
              : (row) =>
                  set({
                    holder: of.holder,
                    period: of.period,
                    of: { id: row.holderId, name: row.name },
                    minutes: row.granted,
                  })
          }
        />
      )}
      <Pages page={at} pages={pages} go={setPage} />
    </>
  )
}

interface Asked {
  readonly holder: BudgetHolder
  readonly period: string
  readonly search: string
  readonly only: string
}

function Choice({ asked, change }: { asked: Asked; change: (to: Partial<Asked>) => void }) {
  const w = useWords(words)
  const { holder } = asked
  return (
    <div className="toolbar budget-toolbar">
      <div className="page-head-actions" role="group" aria-label={w.show}>
        {(['department', 'village'] as const).map((each) => (
          <Button
            key={each}
            aria-pressed={holder === each}
            type={holder === each ? 'primary' : 'default'}
            ghost={holder === each}
            onClick={() => change({ holder: each })}
          >
            {each === 'department' ? w.departments : w.villages}
          </Button>
        ))}
      </div>
      <NativeSelect
        label={holder === 'department' ? w.year : w.month}
        hideLabel
        value={asked.period}
        change={(period) => change({ period })}
      >
        {periodsAround(holder).map((each) => (
          <option key={each}>{each}</option>
        ))}
      </NativeSelect>
      <NativeSelect label={w.show} hideLabel value={asked.only} change={(only) => change({ only })}>
        <option value="">{w.all}</option>
        <option value="over">{w.onlyOver}</option>
        <option value="used">{w.onlyUsed}</option>
      </NativeSelect>
      <Input
        type="search"
        allowClear
        aria-label={w.search}
        placeholder={w.search}
        value={asked.search}
        onChange={(event) => change({ search: event.target.value })}
      />
    </div>
  )
}

/** What departments may ask in a year and villages give in a month, and how it stands. */
export function BudgetsScreen() {
  const w = useWords(words)
  const maySet = useSession().data?.signedIn?.roles.includes('gatekeeper') === true
  const [holder, setHolder] = useState<BudgetHolder>('department')
  const [chosen, setChosen] = useState<Partial<Record<BudgetHolder, string>>>({})
  const [search, setSearch] = useState('')
  const [only, setOnly] = useState('')
  const [set, setSet] = useState<BudgetToSet>()
  const period = chosen[holder] ?? today().slice(0, holder === 'department' ? 4 : 7)
  const found = useBudgets(holder, period)
  const sought = useDeferredValue(search.trim())
  const setForAll = (): void => setSet({ holder, period, of: null, minutes: found.data?.defaultMinutes ?? null })
  return (
    <>
      <PageHead
        title={w.title}
        help={w.help}
        {...(maySet
          ? {
              actions: (
                <Button type="primary" onClick={setForAll}>
                  {w.set}
                </Button>
              ),
            }
          : {})}
      />
      <Choice
        asked={{ holder, period, search, only }}
        change={(to) => {
          if (to.holder !== undefined) setHolder(to.holder)
          if (to.period !== undefined) setChosen((before) => ({ ...before, [holder]: to.period ?? period }))
          if (to.search !== undefined) setSearch(to.search)
          if (to.only !== undefined) setOnly(to.only)
        }}
      />
      <Loadable of={found}>
        {(page) => (
          <Found
            key={`${page.holder}/${page.period}`}
            of={page}
            search={sought}
            only={only}
            set={maySet ? setSet : undefined}
          />
        )}
      </Loadable>
      {set === undefined ? null : <BudgetDialog set={set} close={() => setSet(undefined)} />}
    </>
  )
}
