import type { ReactNode } from 'react'

/**
 * A table of the page's own width: a wide one scrolls inside its region, by keyboard too, never the page.
 * Children are `<thead>` and `<tbody>`; row headers are `<th scope="row">`.
 */
export function ScrollTable(props: { label: string; children: ReactNode; className?: string }) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="table-scroll" aria-label={props.label} tabIndex={0}>
      <table className={`plain-table${props.className === undefined ? '' : ` ${props.className}`}`}>
        {props.children}
      </table>
    </section>
  )
}
