import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ProblemNotice } from './ProblemNotice.tsx'

interface Loading<T> {
  readonly data: T | undefined
  readonly error: Error | null
  readonly isPending: boolean
  readonly refetch: () => unknown
}

const shown = (error: Error): { title: string; nextStep: string; instance?: string } => {
  const problem: unknown = 'problem' in error ? error.problem : undefined
  return problem !== null && typeof problem === 'object' && 'title' in problem && 'nextStep' in problem
    ? (problem as { title: string; nextStep: string; instance?: string })
    : { title: error.message, nextStep: '请重新打开本页。 Reload this page.' }
}

/**
 * One read in every state it can be in: waiting, refused (with what to do next), empty, there.
 * Data already shown stays on screen when a later refresh fails; the refusal stands above it.
 */
export function Loadable<T>(props: {
  of: Loading<T>
  isEmpty?: (data: T) => boolean
  empty?: ReactNode
  waiting?: ReactNode
  children: (data: T) => ReactNode
}) {
  const { of } = props
  const notice =
    of.error === null ? null : <ProblemNotice problem={shown(of.error)} onRetry={() => void of.refetch()} />
  if (of.data === undefined) {
    return (
      <div aria-busy={of.isPending} aria-live="polite">
        {notice ?? props.waiting ?? <Skeleton active paragraph={{ rows: 6 }} />}
      </div>
    )
  }
  const body = props.isEmpty?.(of.data) === true ? props.empty : props.children(of.data)
  return (
    <>
      {notice}
      {body}
    </>
  )
}
