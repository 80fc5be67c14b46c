import { App, Button } from 'antd'

const UNDO_SECONDS = 8

/** Short notices that go away by themselves: done, done with a way back, refused with the next step. */
export function useSay() {
  const { message } = App.useApp()
  return {
    done: (words: string): void => void message.success(words),
    undoable: (words: string, undoWords: string, undo: () => void): void => {
      const key = `undo-${words}`
      void message.success({
        key,
        duration: UNDO_SECONDS,
        content: (
          <>
            {words}
            <Button
              type="link"
              onClick={() => {
                message.destroy(key)
                undo()
              }}
            >
              {undoWords}
            </Button>
          </>
        ),
      })
    },
    refusal: (error: Error): void => {
      const problem: unknown = 'problem' in error ? error.problem : undefined
      const nextStep =
        problem !== null && typeof problem === 'object' && 'nextStep' in problem ? String(problem.nextStep) : ''
      void message.error({ content: `${error.message} ${nextStep}`, duration: UNDO_SECONDS })
    },
  }
}
