import type { Confirmation } from '../contract.ts'
import type { MatchElement } from './element-profile.ts'
import type { MatchingModel } from './judge-headers.ts'
import { createMatchingBase, type LabelledTable, type MatchingBase } from './matching-base.ts'
import { readUsualForms } from './usual-forms.ts'
import { collectConfirmations, type ConfirmationIndex } from './weigh-confirmations.ts'

/** Everything the matcher knows, made once and used for many tables. */
export interface Knowledge {
  readonly base: MatchingBase
  readonly model: MatchingModel
  readonly confirmations: ConfirmationIndex
}

/** Usual ledgers are numbered after the labelled sources. */
export const usualFormsFrom = 1000

/** Puts together the catalogue, the labelled forms with the trained model, and what people confirmed. */
export function createKnowledge(
  elements: readonly MatchElement[],
  shipped: { readonly tables: readonly LabelledTable[]; readonly model: MatchingModel },
  confirmations: readonly Confirmation[],
): Knowledge {
  const known = new Set(elements.map((element) => element.id))
  const tables = [...shipped.tables, ...readUsualForms(usualFormsFrom, known)]
  return {
    base: createMatchingBase(elements, 'shipped', tables),
    model: shipped.model,
    confirmations: collectConfirmations(confirmations),
  }
}
