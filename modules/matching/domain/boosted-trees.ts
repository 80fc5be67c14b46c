/** One tree as flat arrays: `feature[i] < 0` marks a leaf whose value is `threshold[i]`; children of i are `left[i]` and `left[i]+1`. */
export interface Tree {
  readonly feature: readonly number[]
  readonly threshold: readonly number[]
  readonly left: readonly number[]
}

export interface BoostedTrees {
  readonly base: number
  readonly trees: readonly Tree[]
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** What one tree adds to the log-odds of a row. */
export function walkTree(tree: Tree, row: ArrayLike<number>): number {
  let node = 0
  let feature = tree.feature[0] ?? -1
  while (feature >= 0) {
    node = (tree.left[node] ?? 0) + ((row[feature] ?? 0) > (tree.threshold[node] ?? 0) ? 1 : 0)
    feature = tree.feature[node] ?? -1
  }
  return tree.threshold[node] ?? 0
}

/** Log-odds of one row of features. */
export function scoreRow(model: BoostedTrees, row: ArrayLike<number>): number {
  let sum = model.base
  for (const tree of model.trees) sum += walkTree(tree, row)
  return sum
}
