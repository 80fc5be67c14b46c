/** What a package may cost to open. All checked against what really comes out of the inflater, never against declared sizes. */
export interface PackageLimits {
  readonly entries: number
  /** Inflated bytes of one part. */
  readonly partBytes: number
  /** Inflated bytes of all parts together that are actually read. */
  readonly totalBytes: number
  /** Inflated : compressed, looked at only above `ratioFreeBytes`. Real sheets stay below 100, a bomb is near 1,000. */
  readonly ratio: number
  readonly ratioFreeBytes: number
}

const MB = 1024 * 1024

/** For data: a sheet of one million rows is about 1 GB of XML. */
export const dataLimits: PackageLimits = {
  entries: 2_000,
  partBytes: 4_096 * MB,
  totalBytes: 8_192 * MB,
  ratio: 200,
  ratioFreeBytes: 16 * MB,
}

/** For templates, which are read whole: 200,000 cells are about 20 MB of XML. */
export const templateLimits: PackageLimits = {
  entries: 2_000,
  partBytes: 64 * MB,
  totalBytes: 160 * MB,
  ratio: 200,
  ratioFreeBytes: 16 * MB,
}
