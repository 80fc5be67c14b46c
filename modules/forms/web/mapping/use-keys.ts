import { useEffect, useRef } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null

const DIALOG = '.ant-modal-wrap:not([style*="none"])'

export interface Keys {
  readonly undo: () => void
  readonly redo: () => void
  readonly next: () => void
  readonly close: () => void
}

/** Escape; Ctrl+Z, Ctrl+Shift+Z (or Ctrl+Y) and N, except while someone types or a dialog is open. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector(DIALOG) === null) {
        latest.current.close()
        return
      }
      if (isTyping(event.target) || document.querySelector(DIALOG) !== null) return
      const key = event.key.toLowerCase()
      const command = event.ctrlKey || event.metaKey
      if (command && key === 'z') (event.shiftKey ? latest.current.redo : latest.current.undo)()
      else if (command && key === 'y') latest.current.redo()
      else if (key === 'n' && !command && !event.altKey) latest.current.next()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
