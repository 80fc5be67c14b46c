import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { ProblemNotice } from './ProblemNotice.tsx'
import { defineWords, useWords } from './words.tsx'

const words = defineWords({ zh: { cancel: '取消' }, en: { cancel: 'Cancel' } })

const shownProblem = (
  error: Error | null,
): { readonly title: string; readonly nextStep: string; readonly instance?: string } | undefined => {
  if (error === null) return undefined
  const problem: unknown = 'problem' in error ? error.problem : undefined
  return problem !== null && typeof problem === 'object' && 'title' in problem && 'nextStep' in problem
    ? (problem as { title: string; nextStep: string; instance?: string })
    : { title: error.message, nextStep: '' }
}

/**
 * A few fields and one button that saves them; Enter in a field saves too. A refusal stands in the dialog and
 * everything typed stays; the dialog closes only when the owner closes it.
 *
 * @param of the mutation: whether it runs, and its refusal
 */
export function FormDialog(props: {
  title: string
  save: string
  onSave: () => void
  close: () => void
  of: { readonly isPending: boolean; readonly error: Error | null }
  ready?: boolean
  /** Words of the button that leaves things as they are. */
  cancel?: string
  children: ReactNode
}) {
  const w = useWords(words)
  const { of, ready = true } = props
  const problem = shownProblem(of.error)
  const save = (): void => {
    if (ready && !of.isPending) props.onSave()
  }
  return (
    <Modal
      open
      title={props.title}
      okText={props.save}
      cancelText={props.cancel ?? w.cancel}
      onOk={save}
      onCancel={props.close}
      confirmLoading={of.isPending}
      okButtonProps={{ disabled: !ready }}
    >
      <form
        className="form-dialog"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {props.children}
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {/* Enter in a field saves only where the form has a button that submits. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </form>
    </Modal>
  )
}
