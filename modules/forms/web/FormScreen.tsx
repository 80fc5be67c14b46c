import { useParams } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useCallback, useState } from 'react'
import { Loadable } from '#design/desk/Loadable.tsx'
import { SidePanel } from '#design/desk/SidePanel.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { FormPage, PopulationShape, SheetView } from '../contract.ts'
import { FillDialog } from './fill/FillDialog.tsx'
import { FillHistory } from './fill/FillHistory.tsx'
import { DepartmentLine } from './mapping/DepartmentLine.tsx'
import { FillBar, FormHead, Notices } from './mapping/FormHead.tsx'
import { HeaderPanel, type Verdict } from './mapping/HeaderPanel.tsx'
import { Legend, MappingSheet } from './mapping/MappingSheet.tsx'
import { PopulationLine } from './mapping/PopulationLine.tsx'
import { RenameDialog } from './mapping/RenameDialog.tsx'
import { useHistory } from './mapping/use-history.ts'
import { useKeys } from './mapping/use-keys.ts'
import { useDecideMapping, useForm } from './use-forms.ts'
import { words } from './words/mapping-words.ts'
import './forms.css'

interface Chosen {
  readonly sheet: number
  readonly cell: string | undefined
}

const firstTable = (page: FormPage): number =>
  Math.max(
    0,
    page.sheets.findIndex((sheet) => sheet.kind !== 'none'),
  )

/** The next header someone must look at, after the one chosen, going round over all sheets. */
function findNextOpen(page: FormPage, from: Chosen): Chosen | undefined {
  const all = page.sheets.flatMap((sheet, index) => sheet.columns.map((column) => ({ sheet: index, column })))
  const at = all.findIndex((each) => each.sheet === from.sheet && each.column.cell === from.cell)
  const round = [...all.slice(at + 1), ...all.slice(0, at + 1)]
  const found = round.find((each) => each.column.state === 'open')
  return found === undefined ? undefined : { sheet: found.sheet, cell: found.column.cell }
}

/** After what was asked for is on the page. */
function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus())
}

function SheetPart(props: {
  page: FormPage
  sheet: SheetView
  chosen: string | undefined
  choose: (cell: string, byKey: boolean) => void
  deciding: Deciding
}) {
  const w = useWords(words)
  const { page, sheet, deciding } = props
  return (
    <>
      {sheet.kind === 'none' ? (
        <p className="nothing">{w.notTable}</p>
      ) : (
        <PopulationLine
          key={sheet.name}
          formId={page.form.id}
          population={sheet.population}
          busy={deciding.busy}
          change={(population, done) => deciding.changePopulation(sheet.name, population, done)}
        />
      )}
      <MappingSheet sheet={sheet} chosen={props.chosen} choose={props.choose} />
      {sheet.truncated ? <p className="field-note">{w.truncated}</p> : null}
    </>
  )
}

function useDeciding(page: FormPage) {
  const w = useWords(words)
  const say = useSay()
  const mutation = useDecideMapping(page.form.id)
  const { version } = page
  return {
    busy: mutation.isPending,
    refused: mutation.error,
    reset: mutation.reset,
    decide: (sheet: string, cell: string, header: string, verdict: Verdict) =>
      mutation.mutate(
        { version, decisions: [{ sheet, cell, ...verdict }] },
        { onSuccess: () => say.done(w.saved(header)) },
      ),
    changePopulation: (sheet: string, population: PopulationShape, done: () => void) =>
      mutation.mutate(
        { version, populations: [{ sheet, entity: population.entity, filter: population.filter }] },
        {
          onSuccess: () => {
            say.done(w.populationSaved)
            done()
          },
          onError: say.refusal,
        },
      ),
  }
}
type Deciding = ReturnType<typeof useDeciding>

function ChosenHeader({ sheet, cell, deciding }: { sheet: SheetView; cell: string; deciding: Deciding }) {
  const column = sheet.columns.find((each) => each.cell === cell)
  if (column === undefined) return null
  return (
    <HeaderPanel
      key={`${sheet.name}-${cell}`}
      column={column}
      busy={deciding.busy}
      refused={deciding.refused}
      decide={(verdict) => deciding.decide(sheet.name, cell, column.path.at(-1) ?? cell, verdict)}
    />
  )
}

/** Where one is on the page: sheet and header; N goes to the next to look at. */
function useChosen(page: FormPage, deciding: Deciding) {
  const [chosen, setChosen] = useState<Chosen>(() => ({ sheet: firstTable(page), cell: undefined }))
  const { reset } = deciding
  const choose = useCallback(
    (cell: string, byKey: boolean): void => {
      reset()
      setChosen((now) => ({ ...now, cell }))
      if (byKey) focusOn('.side-panel .panel-title')
    },
    [reset],
  )
  const close = (): void => {
    if (chosen.cell === undefined) return
    reset()
    setChosen((now) => ({ ...now, cell: undefined }))
    focusOn(`[data-header="${chosen.cell}"]`)
  }
  const next = (): void => {
    const found = findNextOpen(page, chosen)
    if (found?.cell === undefined) return
    reset()
    setChosen(found)
    focusOn(`[data-header="${found.cell}"]`)
  }
  const openSheet = (index: number): void => setChosen({ sheet: index, cell: undefined })
  return { ...chosen, choose, close, next, openSheet }
}

function Idle() {
  const w = useWords(words)
  return (
    <div className="panel panel-idle">
      <p>{w.idle}</p>
      <p className="field-note">{w.idleKeys}</p>
      <Legend />
    </div>
  )
}

function Ready({ page }: { page: FormPage }) {
  const w = useWords(words)
  const say = useSay()
  const deciding = useDeciding(page)
  const chosen = useChosen(page, deciding)
  const history = useHistory(page, say.refusal)
  const [dialog, setDialog] = useState<'fill' | 'rename' | undefined>(undefined)
  useKeys({
    next: chosen.next,
    close: chosen.close,
    undo: () => (history.canUndo ? history.undo() : undefined),
    redo: () => (history.canRedo ? history.redo() : undefined),
  })
  const sheet = page.sheets[chosen.sheet]
  const close = (): void => setDialog(undefined)
  return (
    <>
      <FormHead page={page} history={history} rename={() => setDialog('rename')} fill={() => setDialog('fill')} />
      <DepartmentLine form={page.form} />
      <Notices of={page.notices} />
      <FillBar page={page} next={chosen.next} fill={() => setDialog('fill')} />
      <div className="beside">
        <div className="beside-main">
          {page.sheets.length < 2 ? null : (
            <Tabs
              activeKey={String(chosen.sheet)}
              onChange={(key) => chosen.openSheet(Number(key))}
              items={page.sheets.map((each, index) => ({
                key: String(index),
                label: each.hidden ? `${each.name} (${w.hidden})` : each.name,
              }))}
            />
          )}
          {sheet === undefined ? null : (
            <SheetPart page={page} sheet={sheet} chosen={chosen.cell} choose={chosen.choose} deciding={deciding} />
          )}
        </div>
        <SidePanel title={w.panel} open={chosen.cell !== undefined} close={chosen.close} idle={<Idle />}>
          {sheet === undefined || chosen.cell === undefined ? null : (
            <ChosenHeader sheet={sheet} cell={chosen.cell} deciding={deciding} />
          )}
        </SidePanel>
      </div>
      <FillHistory formId={page.form.id} />
      {dialog === 'rename' ? <RenameDialog form={page.form} close={close} /> : null}
      {dialog === 'fill' ? <FillDialog page={page} close={close} /> : null}
    </>
  )
}

/** One form: the template as itself, what each header stands for, and the way to fill it. */
export function FormScreen() {
  const { formId = '' } = useParams({ strict: false })
  const form = useForm(formId)
  return <Loadable of={form}>{(page) => <Ready key={page.form.id} page={page} />}</Loadable>
}
