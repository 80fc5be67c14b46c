import { Typography } from 'antd'
import type { ReactNode } from 'react'

/** Head of a page: what this is, one line of help, and its main actions at the right (below on a phone). */
export function PageHead(props: { title: ReactNode; help?: ReactNode; actions?: ReactNode; before?: ReactNode }) {
  return (
    <header className="page-head">
      <div className="page-head-text">
        {props.before}
        <Typography.Title level={1}>{props.title}</Typography.Title>
        {props.help === undefined ? null : <p className="page-head-help">{props.help}</p>}
      </div>
      {props.actions === undefined ? null : <div className="page-head-actions">{props.actions}</div>}
    </header>
  )
}
