import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { Loadable } from '#design/desk/Loadable.tsx'
import { ProblemNotice } from '#design/desk/ProblemNotice.tsx'
import { useWords } from '#design/desk/words.tsx'
import type { FillSummary } from '../contract.ts'
import { FillHead } from './fill/FillHead.tsx'
import { FillResult } from './fill/FillResult.tsx'
import { useFill, useStartFill } from './use-fills.ts'
import { words } from './words/fill-words.ts'
import './forms.css'

function UnderWay({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  const what = fill.state === 'queued' ? w.queued : w.running
  return (
    <output className="under-way">
      <p>{what}</p>
      <Progress percent={Math.round(fill.progress * 100)} aria-label={what} />
    </output>
  )
}

function Failed({ fill }: { fill: FillSummary }) {
  const w = useWords(words)
  const navigate = useNavigate()
  const start = useStartFill()
  return (
    <div className="refusal">
      <p className="refusal-what">{w.failed}</p>
      <ProblemNotice problem={fill.problem ?? { title: w.failed, nextStep: '' }} />
      <Button
        loading={start.isPending}
        onClick={() =>
          start.mutate(
            { formId: fill.formId, areaCode: fill.areaCode, asOf: fill.asOf },
            { onSuccess: (next) => void navigate({ to: `/fills/${next.id}` }) },
          )
        }
      >
        {w.again}
      </Button>
    </div>
  )
}

function Fill({ fill }: { fill: FillSummary }) {
  switch (fill.state) {
    case 'queued':
    case 'running':
      return <UnderWay fill={fill} />
    case 'failed':
      return <Failed fill={fill} />
    case 'ready':
      return <FillResult fill={fill} />
  }
}

/** One fill: under way, refused, or the form as it came back with its sources and gaps. */
export function FillScreen() {
  const { fillId = '' } = useParams({ strict: false })
  const fill = useFill(fillId)
  return (
    <Loadable of={fill}>
      {(one) => (
        <>
          <FillHead fill={one} />
          <Fill key={one.id} fill={one} />
        </>
      )}
    </Loadable>
  )
}
