import { Button, Progress } from 'antd'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { usePageDrop } from './use-page-drop.ts'

/** Takes one file: by button, or dropped anywhere on the page. `sent` is the share under way, null when idle. */
export function FileDrop(props: {
  accept: string
  choose: string
  hint: ReactNode
  dropHere: string
  busyWords: string
  sent: number | null
  take: (file: File) => void
  large?: boolean
  children?: ReactNode
}) {
  const input = useRef<HTMLInputElement>(null)
  const busy = props.sent !== null
  const over = usePageDrop(props.take, busy)
  return (
    <div className={`file-drop${props.large === true ? ' file-drop-large' : ''}${over ? ' file-drop-over' : ''}`}>
      <input
        ref={input}
        type="file"
        accept={props.accept}
        hidden
        data-testid="file"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) props.take(file)
        }}
      />
      {props.children}
      <Button type="primary" size="large" loading={busy} onClick={() => input.current?.click()}>
        {props.choose}
      </Button>
      <div className="file-drop-hint" aria-live="polite">
        {busy ? (
          <>
            <span>{props.busyWords}</span>
            <Progress percent={Math.round((props.sent ?? 0) * 100)} size="small" aria-label={props.busyWords} />
          </>
        ) : over ? (
          <strong>{props.dropHere}</strong>
        ) : (
          props.hint
        )}
      </div>
    </div>
  )
}
