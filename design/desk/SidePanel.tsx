import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useWide } from './use-wide.ts'

/**
 * What belongs to the thing chosen: beside the content where there is room, else a drawer from below.
 * `idle` is what the panel says while nothing is chosen (wide screens only).
 */
export function SidePanel(props: {
  title: string
  open: boolean
  close: () => void
  idle: ReactNode
  children: ReactNode
}) {
  const wide = useWide()
  if (wide) {
    return (
      <aside className="side-panel" aria-label={props.title}>
        {props.open ? props.children : props.idle}
      </aside>
    )
  }
  return (
    <Drawer
      open={props.open}
      onClose={props.close}
      placement="bottom"
      size="78vh"
      title={props.title}
      className="side-drawer"
    >
      {props.open ? props.children : null}
    </Drawer>
  )
}
