import { Button, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** Files dropped anywhere on the page; says whether one is held over it. */
function usePageDrop(take: (file: File) => void, busy: boolean): boolean {
  const [over, setOver] = useState(false)
  const taker = useRef(take)
  useEffect(() => {
    taker.current = take
  })
  useEffect(() => {
    const hover = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files[0]
      if (file !== undefined && !busy) taker.current(file)
    }
    window.addEventListener('dragover', hover)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', hover)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [busy])
  return over
}

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
