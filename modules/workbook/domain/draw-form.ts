/** A node of a real form's header tree. */
export interface HeaderNode {
  readonly name: string
  readonly children?: readonly HeaderNode[]
}

/** How a department might lay the same headers out. */
export interface FormStyle {
  readonly unitLine: boolean
  readonly indexRow: boolean
  readonly merged: boolean
  readonly bordered: boolean
  readonly emptyRows: number
  readonly footer: boolean
}

const depthOf = (node: HeaderNode): number => 1 + Math.max(0, ...(node.children ?? []).map(depthOf))

/** Leaf paths of a tree, as written. */
export const leafPaths = (nodes: readonly HeaderNode[]): readonly (readonly string[])[] =>
  nodes.flatMap((node) =>
    node.children === undefined || node.children.length === 0
      ? [[node.name]]
      : leafPaths(node.children).map((path) => [node.name, ...path]),
  )

/** Draws a header tree as the picture of a list: title, lines, merged header, numbered row, empty rows, footer. For tests. */
export function drawForm(title: string, tree: readonly HeaderNode[], style: FormStyle): string {
  const width = leafPaths(tree).length
  const depth = Math.max(...tree.map(depthOf))
  const rows: string[][] = Array.from({ length: depth }, () => [])
  const place = (nodes: readonly HeaderNode[], level: number): void => {
    for (const node of nodes) {
      const children = node.children ?? []
      const span = children.length === 0 ? 1 : leafPaths(children).length
      const row = rows[level]
      row?.push(node.name.replaceAll('\n', '\\n'), ...Array.from({ length: span - 1 }, () => (style.merged ? '<' : '')))
      if (children.length > 0) place(children, level + 1)
      else for (let below = level + 1; below < depth; below += 1) rows[below]?.push(style.merged ? '^' : '')
    }
  }
  place(tree, 0)
  const mark = style.bordered ? '|' : '/'
  const across = (text: string): string => `/${[text, ...Array.from({ length: width - 1 }, () => '<')].join('|')}`
  const index = Array.from({ length: width }, (_, at) => (at === 0 ? '甲' : String(at + (at > 3 ? 4 : 0))))
  return [
    across(title),
    ...(style.unitLine ? [across('填报单位(盖章):               单位:人、元          填表日期:   年  月  日')] : []),
    ...rows.map((row) => mark + row.join('|')),
    ...(style.indexRow && width > 2 ? [mark + index.join('|')] : []),
    ...Array.from({ length: style.emptyRows }, () => mark + Array.from({ length: width }, () => '').join('|')),
    ...(style.footer
      ? [across('单位负责人:          审核人:          填表人:          联系电话:'), across('注:本表一式两份。')]
      : []),
  ].join('\n')
}
