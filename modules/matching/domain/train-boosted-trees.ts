import { logistic, walkTree, type BoostedTrees, type Tree } from './boosted-trees.ts'

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
  /** Share of the rows each tree is grown from. */
  readonly rowShare: number
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
  const values = Float64Array.from(rows, (row) => row[feature] ?? 0).sort()
  const distinct = Array.from(values.filter((value, i) => i === 0 || value !== values[i - 1]))
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

/** Sums of gradients and hessians by feature and bin: `[2 * (slot * WIDTH + bin)]` and the one after it. */
type Histogram = Float64Array
const WIDTH = BINS + 1

interface Grown {
  readonly columns: readonly Uint8Array[]
  readonly cuts: readonly (readonly number[])[]
  readonly gradient: Float64Array
  readonly hessian: Float64Array
  readonly options: TrainingOptions
  /** Features this tree may use. */
  readonly features: readonly number[]
}

function countBins(grown: Grown, members: Int32Array): Histogram {
  const sums = new Float64Array(2 * WIDTH * grown.features.length)
  const gradient = Float64Array.from(members, (i) => grown.gradient[i] ?? 0)
  const hessian = Float64Array.from(members, (i) => grown.hessian[i] ?? 0)
  grown.features.forEach((feature, slot) => {
    const column = grown.columns[feature]
    if (column === undefined) return
    const start = 2 * slot * WIDTH
    for (let k = 0; k < members.length; k += 1) {
      const at = start + 2 * (column[members[k] ?? 0] ?? 0)
      sums[at] = (sums[at] ?? 0) + (gradient[k] ?? 0)
      sums[at + 1] = (sums[at + 1] ?? 0) + (hessian[k] ?? 0)
    }
  })
  return sums
}

function findSplit(grown: Grown, sums: Histogram, totalG: number, totalH: number): Split | undefined {
  const { cuts, options, features } = grown
  const parent = (totalG * totalG) / (totalH + options.ridge)
  let best: Split | undefined
  features.forEach((feature, slot) => {
    const bins = (cuts[feature]?.length ?? 0) + 1
    let leftG = 0
    let leftH = 0
    for (let bin = 0; bin < bins - 1; bin += 1) {
      const at = 2 * (slot * WIDTH + bin)
      leftG += sums[at] ?? 0
      leftH += sums[at + 1] ?? 0
      const rightH = totalH - leftH
      if (leftH < options.leastWeight || rightH < options.leastWeight) continue
      const rightG = totalG - leftG
      const gain = (leftG * leftG) / (leftH + options.ridge) + (rightG * rightG) / (rightH + options.ridge) - parent
      if (gain > (best?.gain ?? 1e-6)) best = { gain, feature, bin }
    }
  })
  return best
}

interface Growing {
  readonly node: number
  readonly members: Int32Array
  readonly depth: number
  readonly sums: Histogram | undefined
}

/** Splits the members in two and counts only the smaller part: the other is what remains. */
function divide(grown: Grown, item: Growing, split: Split, child: number): [Growing, Growing] {
  const column = grown.columns[split.feature]
  const low = item.members.filter((i) => (column?.[i] ?? 0) <= split.bin)
  const high = item.members.filter((i) => (column?.[i] ?? 0) > split.bin)
  const depth = item.depth + 1
  const deeper = depth < grown.options.depth && item.sums !== undefined
  const small = low.length <= high.length ? low : high
  const smallSums = deeper ? countBins(grown, small) : undefined
  const largeSums = smallSums === undefined ? undefined : item.sums?.map((sum, i) => sum - (smallSums[i] ?? 0))
  const [lowSums, highSums] = small === low ? [smallSums, largeSums] : [largeSums, smallSums]
  return [
    { node: child, members: low, depth, sums: lowSums },
    { node: child + 1, members: high, depth, sums: highSums },
  ]
}

function growTree(grown: Grown, all: Int32Array): Tree {
  const feature: number[] = [-1]
  const threshold: number[] = [0]
  const left: number[] = [0]
  const queue: Growing[] = [{ node: 0, members: all, depth: 0, sums: countBins(grown, all) }]
  for (let at = 0; at < queue.length; at += 1) {
    const item = queue[at]
    if (item === undefined) break
    let g = 0
    let h = 0
    for (const i of item.members) {
      g += grown.gradient[i] ?? 0
      h += grown.hessian[i] ?? 0
    }
    const split = item.sums === undefined ? undefined : findSplit(grown, item.sums, g, h)
    if (split === undefined) {
      threshold[item.node] = Math.round((-g / (h + grown.options.ridge)) * grown.options.rate * 1e5) / 1e5
      continue
    }
    const child = feature.length
    feature.push(-1, -1)
    threshold.push(0, 0)
    left.push(0, 0)
    feature[item.node] = split.feature
    threshold[item.node] = Math.round((grown.cuts[split.feature]?.[split.bin] ?? 0) * 1e6) / 1e6
    left[item.node] = child
    queue.push(...divide(grown, item, split, child))
  }
  return { feature, threshold, left }
}

function drawRows(count: number, share: number, next: () => number): Int32Array {
  const drawn = new Int32Array(count)
  let size = 0
  for (let i = 0; i < count; i += 1) {
    if (share < 1 && next() >= share) continue
    drawn[size] = i
    size += 1
  }
  return drawn.slice(0, size)
}

/** Rows cut into bins once, for all forests grown from them. */
interface Binned {
  readonly rows: readonly Float64Array[]
  readonly cuts: readonly (readonly number[])[]
  readonly columns: readonly Uint8Array[]
}

function growForest(
  { rows, cuts, columns }: Binned,
  labels: readonly boolean[],
  options: TrainingOptions,
): BoostedTrees {
  const positives = labels.filter(Boolean).length
  const base = Math.log((positives + 1) / (labels.length - positives + 1))
  const score = new Float64Array(rows.length).fill(base)
  const gradient = new Float64Array(rows.length)
  const hessian = new Float64Array(rows.length)
  const trees: Tree[] = []
  const next = createSequence(options.seed)
  for (let round = 0; round < options.rounds; round += 1) {
    for (let i = 0; i < rows.length; i += 1) {
      const p = logistic(score[i] ?? 0)
      gradient[i] = p - (labels[i] === true ? 1 : 0)
      hessian[i] = Math.max(p * (1 - p), 1e-6)
    }
    const features = cuts
      .map((_, feature) => feature)
      .filter((feature) => next() < options.featureShare && (cuts[feature]?.length ?? 0) > 0)
    const tree = growTree(
      { columns, cuts, gradient, hessian, options, features },
      drawRows(rows.length, options.rowShare, next),
    )
    rows.forEach((row, i) => {
      score[i] = (score[i] ?? 0) + walkTree(tree, row)
    })
    trees.push(tree)
  }
  return { base, trees }
}

/**
 * Gradient-boosted trees for a yes/no label (log loss, second order), from several seeds. No randomness: the same rows give the
 * same trees.
 */
export function trainForests(
  rows: readonly Float64Array[],
  labels: readonly boolean[],
  options: TrainingOptions,
  count: number,
): BoostedTrees[] {
  const cuts = Array.from({ length: rows[0]?.length ?? 0 }, (_, feature) => cutPoints(rows, feature))
  const binned = { rows, cuts, columns: binRows(rows, cuts) }
  return Array.from({ length: count }, (_, i) =>
    growForest(binned, labels, { ...options, seed: options.seed + 17 * i }),
  )
}
