import { useState } from 'react'
import { AreaPicker, useSession } from '#modules/organisations/web/index.ts'
import { FormDialog } from '#design/desk/FormDialog.tsx'
import { DayField, NativeSelect } from '#design/desk/NativeSelect.tsx'
import { TextField } from '#design/desk/TextField.tsx'
import { useSay } from '#design/desk/use-say.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import { addDays, civilDay } from '#platform/time.ts'
import type { RuleParameter, RuleTable } from '../../contract.ts'
import { useOverride } from '../use-rules.ts'
import { words } from '../words.data.ts'

const inAYear = (): string => addDays(civilDay(new Date()), 365)

function WayAndFigure(props: {
  way: 'value' | 'area'
  setWay: (way: 'value' | 'area') => void
  figure: string
  setFigure: (figure: string) => void
  parameter: RuleParameter | undefined
}) {
  const w = useWords(words)
  const { way, parameter } = props
  const help =
    way === 'value' && parameter !== undefined
      ? `${w.bounds} ${w.boundsOf(String(parameter.min ?? ''), String(parameter.max ?? ''))} ${parameter.unit}`
      : undefined
  return (
    <>
      <NativeSelect label={w.differ} value={way} change={(to) => props.setWay(to === 'area' ? 'area' : 'value')}>
        <option value="value">{w.byValue}</option>
        <option value="area">{w.byArea}</option>
      </NativeSelect>
      <TextField
        label={way === 'value' ? w.value : w.otherArea}
        value={props.figure}
        change={props.setFigure}
        {...(help === undefined ? {} : { help })}
      />
    </>
  )
}

/** Where, what, why and until when a place differs. */
export function OverrideDialog(props: { table: RuleTable; close: () => void }) {
  const w = useWords(words)
  const say = useSay()
  const { language } = useLanguage()
  const override = useOverride(props.table.key)
  const session = useSession().data?.signedIn
  const adjustable = props.table.parameters.filter(({ core }) => !core)
  const [parameter, setParameter] = useState(adjustable[0]?.name ?? '')
  const [areaCode, setAreaCode] = useState(session?.areaCode ?? '')
  const [way, setWay] = useState<'value' | 'area'>('value')
  const [figure, setFigure] = useState('')
  const [expiresOn, setExpiresOn] = useState(inAYear())
  const [reason, setReason] = useState('')
  const chosen = adjustable.find(({ name }) => name === parameter)
  const isReady =
    reason.trim().length >= 4 && figure.trim() !== '' && (way === 'area' || Number.isFinite(Number(figure)))
  const save = (): void =>
    override.mutate(
      {
        parameter,
        areaCode,
        reason,
        expiresOn,
        ...(way === 'value' ? { value: Number(figure) } : { sameAs: figure.trim() }),
      },
      {
        onSuccess: () => {
          say.done(w.localDone)
          props.close()
        },
      },
    )
  return (
    <FormDialog title={w.addLocal} save={w.save} of={override} ready={isReady} close={props.close} onSave={save}>
      <NativeSelect label={w.parameters} value={parameter} change={setParameter}>
        {adjustable.map((each) => (
          <option key={each.name} value={each.name}>
            {each[language]}
          </option>
        ))}
      </NativeSelect>
      {session === null || session === undefined ? null : (
        <AreaPicker
          own={{ code: session.areaCode, name: session.areaName, level: session.areaLevel }}
          change={({ code }) => setAreaCode(code)}
        />
      )}
      <WayAndFigure way={way} setWay={setWay} figure={figure} setFigure={setFigure} parameter={chosen} />
      <DayField label={w.expiresOn} value={expiresOn} change={setExpiresOn} />
      <TextField label={w.why} value={reason} change={setReason} rows={2} help={w.whyShort} />
    </FormDialog>
  )
}
