import type { ReactNode } from 'react'

export interface Figure {
  readonly name: string
  readonly value: ReactNode
  readonly tone?: 'good' | 'look' | 'bad'
}

/** A few numbers that belong together, large, with their names beneath. */
export function Figures(props: { of: readonly Figure[]; label: string }) {
  return (
    <dl className="figures" aria-label={props.label}>
      {props.of.map((one) => (
        <div key={one.name} className={`figure${one.tone === undefined ? '' : ` figure-${one.tone}`}`}>
          <dt>{one.name}</dt>
          <dd className="num">{one.value}</dd>
        </div>
      ))}
    </dl>
  )
}
