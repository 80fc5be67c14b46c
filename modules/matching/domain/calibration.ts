/** Monotone map from a raw score to the share that was right among held-out headers. */
export interface Calibration {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** Pool-adjacent-violators on held-out scores, with one made-up miss at the top so that no confidence is 1. */
export function fitCalibration(scores: readonly number[], hits: readonly boolean[]): Calibration {
  const order = scores.map((score, i) => ({ score, hit: hits[i] === true ? 1 : 0 })).sort((a, b) => a.score - b.score)
  const blocks: { sum: number; n: number; from: number; to: number }[] = []
  for (const { score, hit } of order) {
    blocks.push({ sum: hit, n: 1, from: score, to: score })
    for (let last = blocks.length - 1; last > 0; last -= 1) {
      const [a, b] = [blocks[last - 1], blocks[last]]
      if (a === undefined || b === undefined || a.sum / a.n < b.sum / b.n) break
      blocks.splice(last - 1, 2, { sum: a.sum + b.sum, n: a.n + b.n, from: a.from, to: b.to })
    }
  }
  const round = (x: number): number => Math.round(x * 1e4) / 1e4
  const from: number[] = []
  const to: number[] = []
  for (const block of blocks) {
    const share = round((block.sum + 0.1) / (block.n + 0.2))
    const middle = round((block.from + block.to) / 2)
    if (from.at(-1) === middle) continue
    from.push(middle)
    to.push(Math.max(share, to.at(-1) ?? 0))
  }
  return { from, to }
}

/** One header of a form the trees had not seen. */
export interface HeldOutPoint {
  readonly confidence: number
  readonly hit: boolean
  readonly label: string
}

export interface AutomaticRule {
  /** Of what is filled, this share must be right. */
  readonly right: number
  /** Of the new headers, at most this share may be filled. */
  readonly news: number
  /** Of the element headers, no more than this share is filled: what could be filled beyond it is given up for certainty. */
  readonly coverage: number
}

/** Lowest confidence at which held-out fills keep the rule. */
export function chooseAutomatic(points: readonly HeldOutPoint[], rule: AutomaticRule): number {
  const sorted = points.toSorted((a, b) => b.confidence - a.confidence)
  const news = Math.max(1, points.filter((p) => p.label === '@new').length)
  const elements = Math.max(1, points.filter((p) => !p.label.startsWith('@')).length)
  let [hits, newFilled, covered, best] = [0, 0, 0, 0.995]
  sorted.forEach((point, i) => {
    hits += point.hit ? 1 : 0
    newFilled += point.label === '@new' ? 1 : 0
    covered += point.label.startsWith('@') ? 0 : 1
    const next = sorted[i + 1]?.confidence ?? 0
    const keeps = hits / (i + 1) >= rule.right && newFilled / news <= rule.news && covered / elements <= rule.coverage
    if (next < point.confidence && keeps && i >= 30) best = (next + point.confidence) / 2
  })
  return Math.round(best * 1e4) / 1e4
}

/** The share that was right among held-out headers of this score; linear between the points. */
export function calibrate(calibration: Calibration, score: number): number {
  const { from, to } = calibration
  if (from.length === 0) return score
  let low = 0
  let high = from.length - 1
  if (score <= (from[0] ?? 0)) return to[0] ?? 0
  if (score >= (from[high] ?? 1)) return to[high] ?? 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((from[middle] ?? 0) <= score) low = middle
    else high = middle
  }
  const [x0, x1, y0, y1] = [from[low] ?? 0, from[high] ?? 1, to[low] ?? 0, to[high] ?? 1]
  return x1 === x0 ? y1 : y0 + ((score - x0) / (x1 - x0)) * (y1 - y0)
}
