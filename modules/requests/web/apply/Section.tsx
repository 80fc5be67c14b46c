import type { ReactNode } from 'react'

/** One part of an application. `id` is where a finding leads to mend it. */
export function Section(props: { id: string; title: string; help?: string; side?: ReactNode; children: ReactNode }) {
  return (
    <section className="surface apply-section" id={props.id} tabIndex={-1} aria-labelledby={`${props.id}-title`}>
      <div className="apply-section-head">
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.side}
      </div>
      {props.help === undefined ? null : <p className="field-note">{props.help}</p>}
      {props.children}
    </section>
  )
}
