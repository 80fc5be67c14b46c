import { Button } from 'antd'
import { useState } from 'react'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { formatDay, today } from '#design/desk/format.ts'
import { Loadable } from '#design/desk/Loadable.tsx'
import { DayField, NativeSelect } from '#design/desk/NativeSelect.tsx'
import { ScrollTable } from '#design/desk/ScrollTable.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { DataReturn } from '../../contract.ts'
import { useAskDataBack, useDataReturns, useReceiveData, useRoles } from './use-registry.ts'
import { words } from './words.data.ts'

const rowsOf = (text: string): number | undefined => (/^\d+$/.test(text.trim()) ? Number(text) : undefined)

function AskDialog({ close }: { close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const asking = useAskDataBack()
  const [holder, setHolder] = useState('')
  const [what, setWhat] = useState('')
  const [dueOn, setDue] = useState('')
  const [rows, setRows] = useState('')
  const rowsExpected = rowsOf(rows)
  const done = (): void => {
    say.done(w.recorded)
    close()
  }
  return (
    <FormDialog
      title={w.askBack}
      save={w.send}
      onSave={() =>
        asking.mutate(
          { holder, what, dueOn, ...(rowsExpected === undefined ? {} : { rowsExpected }) },
          { onSuccess: done },
        )
      }
      close={close}
      of={asking}
      ready={holder.trim().length > 1 && what.trim().length > 1 && dueOn !== ''}
    >
      <TextField label={w.holder} value={holder} change={setHolder} most={80} />
      <TextField label={w.what} value={what} change={setWhat} rows={2} />
      <DayField label={w.due} value={dueOn} change={setDue} />
      <TextField label={w.rowsExpected} value={rows} change={setRows} most={9} />
    </FormDialog>
  )
}

function ReceiveDialog({ of, close }: { of: DataReturn; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const receiving = useReceiveData(of.id)
  const [receivedOn, setDay] = useState(today())
  const [rows, setRows] = useState('')
  const [isWhole, setWhole] = useState(true)
  const rowsReceived = rowsOf(rows)
  const done = (): void => {
    say.done(w.recorded)
    close()
  }
  const received = { receivedOn, isWhole, ...(rowsReceived === undefined ? {} : { rowsReceived }) }
  return (
    <FormDialog
      title={w.receive}
      save={w.receive}
      onSave={() => receiving.mutate(received, { onSuccess: done })}
      close={close}
      of={receiving}
    >
      <p>{of.what}</p>
      <DayField label={w.receivedDay} value={receivedOn} change={setDay} max={today()} />
      <TextField label={w.rowsReceived} value={rows} change={setRows} most={9} />
      <NativeSelect label={w.isWhole} value={isWhole ? 'yes' : 'no'} change={(value) => setWhole(value === 'yes')}>
        <option value="yes">{w.yes}</option>
        <option value="no">{w.no}</option>
      </NativeSelect>
    </FormDialog>
  )
}

function ReturnLine({ of, mayRecord }: { of: DataReturn; mayRecord: boolean }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <tr>
      <th scope="row">
        {of.holder} · {of.what}
      </th>
      <td className="num">{formatDay(of.askedOn, language)}</td>
      <td className="num">
        {formatDay(of.dueOn, language)} {of.isLate ? <span className="chip is-late">{w.lateReturn}</span> : null}
      </td>
      <td className="num">{of.receivedOn === null ? w.notReceived : formatDay(of.receivedOn, language)}</td>
      <td className="num">
        {of.isWhole === null ? null : of.isWhole ? w.yes : w.no}
        {of.rowsReceived === null ? null : ` ${of.rowsReceived} / ${of.rowsExpected ?? '?'}`}
      </td>
      {mayRecord ? (
        <td>
          {of.isWhole === true ? null : <Button onClick={() => setOpen(true)}>{w.receive}</Button>}
          {open ? <ReceiveDialog of={of} close={() => setOpen(false)} /> : null}
        </td>
      ) : null}
    </tr>
  )
}

/** What higher levels owe the county: requested, due, received, whole. */
export function DataReturns() {
  const w = useWords(words)
  const returns = useDataReturns()
  const mayRecord = useRoles().some((role) => role === 'department-staff' || role === 'gatekeeper')
  const [asking, setAsking] = useState(false)
  return (
    <section className="registry-part">
      <h2>{w.returns}</h2>
      <p className="field-note">{w.returnsHelp}</p>
      <Loadable
        of={returns}
        isEmpty={(page) => page.returns.length === 0}
        empty={<p className="nothing">{w.noReturns}</p>}
      >
        {(page) => (
          <ScrollTable label={w.returns}>
            <thead>
              <tr>
                <th scope="col">{w.what}</th>
                <th scope="col">{w.askedOn}</th>
                <th scope="col">{w.dueOn}</th>
                <th scope="col">{w.receivedOn}</th>
                <th scope="col">{w.whole}</th>
                {mayRecord ? <th scope="col">{w.receive}</th> : null}
              </tr>
            </thead>
            <tbody>
              {page.returns.map((one) => (
                <ReturnLine key={one.id} of={one} mayRecord={mayRecord} />
              ))}
            </tbody>
          </ScrollTable>
        )}
      </Loadable>
      {mayRecord ? <Button onClick={() => setAsking(true)}>{w.askBack}</Button> : null}
      {asking ? <AskDialog close={() => setAsking(false)} /> : null}
    </section>
  )
}
