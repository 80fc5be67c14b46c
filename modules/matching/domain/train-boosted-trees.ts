import { logistic, type BoostedTrees, type Tree } from './boosted-trees.ts'

export interface TrainingOptions {
  readonly rounds: number
  readonly depth: number
  readonly rate: number
  /** Least sum of hessians in a leaf. */
  readonly leastWeight: number
  /** Pull of leaf values towards zero. */
  readonly ridge: number
  /** Share of the features each tree may use. */
  readonly featureShare: number
  /** Starts the fixed sequence the shares are drawn from. */
  readonly seed: number
}

/** A fixed sequence in [0, 1): the same seed gives the same trees. */
function createSequence(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const BINS = 32

/** Cut points between up to 32 quantile bins of one feature. */
function cutPoints(rows: readonly Float64Array[], feature: number): number[] {
  const values = rows.map((row) => row[feature] ?? 0).sort((a, b) => a - b)
  const distinct = values.filter((value, i) => i === 0 || value !== values[i - 1])
  if (distinct.length <= BINS) return distinct.slice(0, -1).map((value, i) => (value + (distinct[i + 1] ?? value)) / 2)
  const cuts: number[] = []
  for (let bin = 1; bin < BINS; bin += 1) {
    const cut = values[Math.floor((bin * values.length) / BINS)] ?? 0
    if (cuts.at(-1) !== cut && cut !== distinct.at(-1)) cuts.push(cut)
  }
  return cuts
}

function binRows(rows: readonly Float64Array[], cuts: readonly (readonly number[])[]): Uint8Array[] {
  return cuts.map((cut, feature) => {
    const column = new Uint8Array(rows.length)
    rows.forEach((row, i) => {
      const value = row[feature] ?? 0
      let low = 0
      let high = cut.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (value > (cut[middle] ?? 0)) low = middle + 1
        else high = middle
      }
      column[i] = low
    })
    return column
  })
}

interface Split {
  readonly gain: number
  readonly feature: number
  readonly bin: number
}

interface Grown {
  readonly columns: readonly Uint8Array[]
  readonly cuts: readonly (readonly number[])[]
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly options: TrainingOptions
  /** Features this tree may use. */
  readonly features: readonly number[]
}

function findSplit(grown: Grown, members: Int32Array): Split | undefined {
  const { columns, cuts, gradient, hessian, options, features } = grown
  let totalG = 0
  let totalH = 0
  for (const i of members) {
    totalG += gradient[i] ?? 0
    totalH += hessian[i] ?? 0
  }
  const parent = (totalG * totalG) / (totalH + options.ridge)
  let best: Split | undefined
  const g = new Float64Array(BINS + 1)
  const h = new Float64Array(BINS + 1)
  for (const feature of features) {
    const column = columns[feature]
    const bins = (cuts[feature]?.length ?? 0) + 1
    if (bins < 2 || column === undefined) continue
    g.fill(0)
    h.fill(0)
    for (const i of members) {
      const bin = column[i] ?? 0
      g[bin] = (g[bin] ?? 0) + (gradient[i] ?? 0)
      h[bin] = (h[bin] ?? 0) + (hessian[i] ?? 0)
    }
    let leftG = 0
    let leftH = 0
    for (let bin = 0; bin < bins - 1; bin += 1) {
      leftG += g[bin] ?? 0
      leftH += h[bin] ?? 0
      const rightH = totalH - leftH
      if (leftH < options.leastWeight || rightH < options.leastWeight) continue
      const rightG = totalG - leftG
      const gain = (leftG * leftG) / (leftH + options.ridge) + (rightG * rightG) / (rightH + options.ridge) - parent
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature, bin }
    }
  }
  return best
}

function growTree(grown: Grown, all: Int32Array, score: Float64Array): Tree {
  const feature: number[] = [-1]
  const threshold: number[] = [0]
  const left: number[] = [0]
  const queue: { readonly node: number; readonly members: Int32Array; readonly depth: number }[] = [
    { node: 0, members: all, depth: 0 },
  ]
  for (let at = 0; at < queue.length; at += 1) {
    const item = queue[at]
    if (item === undefined) break
    const split = item.depth < grown.options.depth ? findSplit(grown, item.members) : undefined
    if (split === undefined) {
      let g = 0
      let h = 0
      for (const i of item.members) {
        g += grown.gradient[i] ?? 0
        h += grown.hessian[i] ?? 0
      }
      const value = Math.round((-g / (h + grown.options.ridge)) * grown.options.rate * 1e5) / 1e5
      threshold[item.node] = value
      for (const i of item.members) score[i] = (score[i] ?? 0) + value
      continue
    }
    const column = grown.columns[split.feature]
    const child = feature.length
    feature.push(-1, -1)
    threshold.push(0, 0)
    left.push(0, 0)
    feature[item.node] = split.feature
    threshold[item.node] = Math.round((grown.cuts[split.feature]?.[split.bin] ?? 0) * 1e6) / 1e6
    left[item.node] = child
    queue.push({
      node: child,
      members: item.members.filter((i) => (column?.[i] ?? 0) <= split.bin),
      depth: item.depth + 1,
    })
    queue.push({
      node: child + 1,
      members: item.members.filter((i) => (column?.[i] ?? 0) > split.bin),
      depth: item.depth + 1,
    })
  }
  return { feature, threshold, left }
}

/** Gradient-boosted trees for a yes/no label (log loss, second order). No randomness: the same rows give the same trees. */
export function trainBoostedTrees(
  rows: readonly Float64Array[],
  labels: readonly boolean[],
  options: TrainingOptions,
): BoostedTrees {
  const width = rows[0]?.length ?? 0
  const cuts = Array.from({ length: width }, (_, feature) => cutPoints(rows, feature))
  const columns = binRows(rows, cuts)
  const positives = labels.filter(Boolean).length
  const base = Math.log((positives + 1) / (labels.length - positives + 1))
  const score = new Float64Array(rows.length).fill(base)
  const gradient = new Float64Array(rows.length)
  const hessian = new Float64Array(rows.length)
  const all = Int32Array.from(rows.keys())
  const trees: Tree[] = []
  const next = createSequence(options.seed)
  for (let round = 0; round < options.rounds; round += 1) {
    for (let i = 0; i < rows.length; i += 1) {
      const p = logistic(score[i] ?? 0)
      gradient[i] = p - (labels[i] === true ? 1 : 0)
      hessian[i] = Math.max(p * (1 - p), 1e-6)
    }
    const features = cuts.map((_, feature) => feature).filter(() => next() < options.featureShare)
    trees.push(growTree({ columns, cuts, gradient, hessian, options, features }, all, score))
  }
  return { base, trees }
}
