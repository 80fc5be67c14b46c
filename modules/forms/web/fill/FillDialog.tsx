import { useNavigate } from '@tanstack/react-router'
import { Modal, Spin } from 'antd'
import { useState } from 'react'
import { AreaPicker, useSession } from '#modules/organisations/web/index.ts'
import { today } from '#design/desk/format.ts'
import { DayField } from '#design/desk/NativeSelect.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useWords } from '#design/desk/words.tsx'
import { RefusedRequest } from '#platform/client/request.ts'
import type { FormPage } from '../../contract.ts'
import { useStartFill } from '../use-fills.ts'
import { words } from '../words/fill-words.ts'

/** Where and as of which day; then the fill starts and its page opens. */
export function FillDialog({ page, close }: { page: FormPage; close: () => void }) {
  const w = useWords(words)
  const navigate = useNavigate()
  const own = useSession().data?.signedIn
  const [area, setArea] = useState<string | undefined>(undefined)
  const [day, setDay] = useState(() => page.sheets.find((sheet) => sheet.asOf !== undefined)?.asOf ?? today())
  const start = useStartFill()
  const areaCode = area ?? own?.areaCode
  const problem = start.error instanceof RefusedRequest ? start.error.problem : undefined
  const begin = (): void => {
    if (areaCode === undefined || day === '') return
    start.mutate(
      { formId: page.form.id, areaCode, asOf: day },
      { onSuccess: (fill) => void navigate({ to: `/fills/${fill.id}` }) },
    )
  }
  return (
    <Modal
      open
      title={w.dialog}
      okText={w.start}
      cancelText={w.cancel}
      onOk={begin}
      onCancel={close}
      confirmLoading={start.isPending}
      okButtonProps={{ disabled: areaCode === undefined || day === '' }}
    >
      {own === null || own === undefined ? (
        <Spin />
      ) : (
        <div className="fill-dialog">
          <AreaPicker
            own={{ code: own.areaCode, name: own.areaName, level: own.areaLevel }}
            change={(picked) => setArea(picked.code)}
          />
          <DayField label={w.asOf} value={day} change={setDay} />
          {page.form.columns.open === 0 ? null : <p className="field-note">{w.openHeaders(page.form.columns.open)}</p>}
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
        </div>
      )}
    </Modal>
  )
}
