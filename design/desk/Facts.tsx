import type { ReactNode } from 'react'

/** Names and values of one thing, one pair a line; pairs without a value are left out. */
export function Facts(props: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {props.of.map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
