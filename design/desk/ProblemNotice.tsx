import { Alert, Button, Typography } from 'antd'
import { defineWords, useWords } from './words.tsx'

const words = defineWords({
  zh: { retry: '重试', id: '编号', next: '下一步：' },
  en: { retry: 'Try again', id: 'Id', next: 'Next: ' },
})

/** A refusal: what is wrong, what to do next, and the id to give to an operator. */
export function ProblemNotice(props: {
  problem: { readonly title: string; readonly nextStep: string; readonly instance?: string }
  onRetry?: () => void
  /** Words of the button, when it does not try again. */
  retryWords?: string
  compact?: boolean
}) {
  const w = useWords(words)
  const { problem, onRetry } = props
  return (
    <Alert
      type="error"
      showIcon={props.compact !== true}
      role="alert"
      title={problem.title}
      description={
        <>
          {problem.nextStep === '' ? null : (
            <div>
              {w.next}
              {problem.nextStep}
            </div>
          )}
          {problem.instance === undefined ? null : (
            <Typography.Text type="secondary" copyable={{ text: problem.instance }}>
              {w.id} {problem.instance}
            </Typography.Text>
          )}
        </>
      }
      {...(onRetry === undefined ? {} : { action: <Button onClick={onRetry}>{props.retryWords ?? w.retry}</Button> })}
    />
  )
}
