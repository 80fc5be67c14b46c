import type { RowEffect, VerdictEffect } from '../contract.ts'

/** What rows say together: a block outweighs a warning; `measure` and `pass` weigh nothing. */
export const strongest = (effects: readonly RowEffect[]): VerdictEffect =>
  effects.includes('block') ? 'block' : effects.includes('warn') ? 'warn' : 'pass'
