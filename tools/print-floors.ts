import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

type Uses = Readonly<Record<string, readonly string[]>>

/** Floor of each module: one above the highest it uses. @throws on a circle */
export function floorsOf(uses: Uses): ReadonlyMap<string, number> {
  const floors = new Map<string, number>()
  const climb = (name: string, below: readonly string[]): number => {
    if (below.includes(name)) throw new Error(`circle: ${[...below, name].join(' → ')}`)
    const known = floors.get(name)
    if (known !== undefined) return known
    const floor = 1 + Math.max(0, ...(uses[name] ?? []).map((used) => climb(used, [...below, name])))
    floors.set(name, floor)
    return floor
  }
  for (const name of Object.keys(uses)) climb(name, [])
  return floors
}

const WIDTH = 132
const HEIGHT = 36
const GAP = 28
const FLOOR = 88

interface Box {
  readonly name: string
  readonly x: number
  readonly y: number
}

/** One row for each floor, the highest first; `apps` above all, `platform` under all. */
function layOut(uses: Uses): { readonly boxes: readonly Box[]; readonly width: number; readonly height: number } {
  const floors = floorsOf(uses)
  const top = Math.max(...floors.values())
  const rows = [
    ['apps'],
    ...Array.from({ length: top }, (_, at) =>
      [...floors].filter(([, floor]) => floor === top - at).map(([name]) => name),
    ),
    ['platform · design'],
  ]
  const width = 2 * GAP + Math.max(...rows.map((row) => row.length * (WIDTH + GAP) - GAP))
  const boxes = rows.flatMap((row, floor) => {
    const left = (width - row.length * (WIDTH + GAP) + GAP) / 2
    return row.map((name, at) => ({ name, x: left + at * (WIDTH + GAP), y: GAP + floor * FLOOR }))
  })
  return { boxes, width, height: rows.length * FLOOR + GAP - (FLOOR - HEIGHT) + GAP }
}

const STYLE = `text{font:14px system-ui,sans-serif;text-anchor:middle;fill:#1d2733}rect{fill:#eef4f8;stroke:#5b7083}rect.ground{fill:#f6f3ea}path{fill:none;stroke:#8094a5}`

function drawArrow(from: Box, to: Box): string {
  const [x1, y1, x2, y2] = [from.x + WIDTH / 2, from.y + HEIGHT, to.x + WIDTH / 2, to.y]
  const bend = (y2 - y1) / 2
  return `<path marker-end="url(#a)" d="M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2 - 2}"/>`
}

/** docs/generated/floors.svg: the modules by floor, and what each may use. Every module may use the ground, and apps may use all. */
export function floorsPicture(uses: Uses): string {
  const { boxes, width, height } = layOut(uses)
  const boxOf = new Map(boxes.map((box) => [box.name, box]))
  const arrows = Object.entries(uses).flatMap(([name, used]) =>
    used.flatMap((other) => {
      const [from, to] = [boxOf.get(name), boxOf.get(other)]
      return from === undefined || to === undefined ? [] : [drawArrow(from, to)]
    }),
  )
  const drawn = boxes.map(({ name, x, y }) => {
    const ground = name in uses ? '' : ' class="ground"'
    return `<rect${ground} x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="6"/><text x="${x + WIDTH / 2}" y="${y + 23}">${name}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Modules by floor; arrows go down to what a module may use">
<style>${STYLE}</style>
<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#8094a5;stroke:none"/></marker></defs>
<rect x="0" y="0" width="${width}" height="${height}" style="fill:#fff;stroke:none"/>
${arrows.join('\n')}
${drawn.join('\n')}
</svg>
`
}

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

export const floorsText = (): string => floorsPicture(JSON.parse(readFileSync(at('architecture.json'), 'utf8')) as Uses)

if (import.meta.main) writeFileSync(at('docs/generated/floors.svg'), floorsText())
