import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { formatDay } from '#design/desk/format.ts'
import { PageHead } from '#design/desk/PageHead.tsx'
import { useLanguage, useWords } from '#design/desk/words.tsx'
import type { FillSummary } from '../../contract.ts'
import { useForm } from '../use-forms.ts'
import { words } from '../words/fill-words.ts'

function Download({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  const [sources, setSources] = useState(false)
  return (
    <>
      <Checkbox className="with-sources" checked={sources} onChange={(event) => setSources(event.target.checked)}>
        {w.withSources}
      </Checkbox>
      <Button type="primary" size="large" href={`/api/v1/fills/${fill.id}/workbook?sources=${sources}`} download>
        {w.download}
      </Button>
    </>
  )
}

/** Which form, for where and as of when; the filled workbook to take away. */
export function FillHead({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  const { language } = useLanguage()
  const form = useForm(fill.formId)
  return (
    <PageHead
      before={
        <Link to={`/forms/${fill.formId}`} className="back">
          ‹ {w.form}
        </Link>
      }
      title={form.data?.form.title ?? '…'}
      help={w.result(fill.areaName, formatDay(fill.asOf, language))}
      actions={fill.state === 'ready' ? <Download fill={fill} /> : undefined}
    />
  )
}
