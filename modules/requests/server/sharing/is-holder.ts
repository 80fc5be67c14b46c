import { isSameOffice } from '#modules/responsibilities/server/index.ts'
import { OFFICE_OF_LINE } from '../../domain/office-names.data.ts'

/** Whether a body is the one whose word counts: the catalogue names a line of work (民政), a body is an office (犍为县民政局). */
export const isHolder = (body: string, authority: string): boolean =>
  isSameOffice(body, OFFICE_OF_LINE[authority] ?? authority)
